// The door of the console: open to reviewers, and a word to everybody else.
import type { ComponentChildren } from 'preact';
import { t } from '../app/language';
import { signInPath, useViewer } from '../app/session';
import { Page } from '../ui/page';
import { Empty, SkeletonList } from '../ui/states';

export const ReviewersOnly = ({
  title,
  back,
  children,
}: {
  title: string;
  back?: string;
  children: (self: string) => ComponentChildren;
}) => {
  const viewer = useViewer();
  const self = viewer?.account?.id;
  if (self && viewer.roles.includes('REVIEWER')) return <>{children(self)}</>;
  return (
    <Page title={title} back={back ?? '/mine'} narrow>
      {viewer === undefined ? (
        <SkeletonList />
      ) : viewer === null ? (
        <Empty
          action={
            <a class="button primary" href={signInPath()}>
              {t('登录', 'Sign in')}
            </a>
          }
        >
          {t('审核台供平台审核员使用，请先登录', 'The review desk is for platform reviewers. Please sign in.')}
        </Empty>
      ) : (
        <Empty
          action={
            <a class="button" href="/mine">
              {t('回到我的小程序', 'Back to my programs')}
            </a>
          }
        >
          {t(
            '你不是平台审核员。需要审核权限时，请联系平台管理员授予角色。',
            'You are not a platform reviewer. If you need access, ask a platform admin for the role.',
          )}
        </Empty>
      )}
    </Page>
  );
};
