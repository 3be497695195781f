// There is no such version for who asks: perhaps because nobody has signed in.
import { t } from '../app/language';
import { useViewer } from '../app/session';
import { NotFound, TroubleState } from '../ui/states';

export const NoVersion = () =>
  useViewer() === null ? (
    <TroubleState trouble={{ kind: 'signed-out', message: '' }} />
  ) : (
    <NotFound back="/mine">
      {t('没有这个版本：它可能已被删除，或你无权查看', 'This version was not found. It may have been deleted, or you may not have access.')}
    </NotFound>
  );
