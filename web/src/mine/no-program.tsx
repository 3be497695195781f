// There is no such program for who asks: perhaps because nobody has signed in.
import { useViewer } from '../app/session';
import { NotFound, TroubleState } from '../ui/states';

export const NoProgram = () =>
  useViewer() === null ? <TroubleState trouble={{ kind: 'signed-out', message: '' }} /> : <NotFound back="/mine" />;
