// Who may come in: editors. Guests are asked to sign in, others are told why the room is closed.
import type { ComponentChildren } from 'preact';
import { t } from '../app/language';
import { useViewer } from '../app/session';
import { Page } from '../ui/page';
import { SkeletonList, TroubleState } from '../ui/states';

interface Props {
  title: string;
  back: string;
  /** Given who it is, so that what is kept in the browser is theirs. */
  children: (self: string) => ComponentChildren;
}

export const Gate = ({ title, back, children }: Props) => {
  const viewer = useViewer();
  const self = viewer?.account?.id;
  if (self && viewer?.roles.includes('EDITOR')) return <>{children(self)}</>;
  return (
    <Page title={title} back={back}>
      {viewer === undefined ? (
        <SkeletonList />
      ) : viewer === null ? (
        <TroubleState trouble={{ kind: 'signed-out', message: t('登录后才能编辑内容', 'Sign in to edit content.') }} />
      ) : (
        <TroubleState
          trouble={{
            kind: 'forbidden',
            message: t(
              '这里供内容编辑使用。需要权限请联系平台管理员。',
              'The content desk is for editors. If you need access, ask a platform admin.',
            ),
          }}
        />
      )}
    </Page>
  );
};
