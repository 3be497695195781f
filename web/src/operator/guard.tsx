// The frame of the operator's screens: for admins of the platform, who are known as such by the server.
import type { ComponentChildren } from 'preact';
import { useViewer } from '../app/session';
import { sentence } from '../app/trouble';
import { Page } from '../ui/page';
import { SkeletonList, TroubleState } from '../ui/states';
import '../account/account.css';
import './operator.css';

interface Props {
  title: string;
  back?: string;
  narrow?: boolean;
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** Whether there is something to ask for: the server refuses everybody else. */
export const useMay = (): boolean => useViewer()?.roles.includes('PLATFORM_ADMIN') ?? false;

export const Desk = ({ title, back = '/operator', narrow = false, actions, children }: Props) => {
  const viewer = useViewer();
  const may = useMay();
  return (
    <Page title={title} back={back} narrow={narrow} actions={may ? actions : null}>
      {may ? (
        children
      ) : viewer === undefined ? (
        <SkeletonList />
      ) : (
        <TroubleState trouble={viewer ? { kind: 'forbidden', message: sentence('forbidden') } : { kind: 'signed-out', message: '' }} />
      )}
    </Page>
  );
};
