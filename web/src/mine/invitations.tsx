// Whom one is asked to join: yes or no.
import { useState } from 'preact/hooks';
import {
  AcceptInvitationDocument,
  DeclineInvitationDocument,
  MyInvitationsDocument,
  type MyInvitationsQuery,
} from '@devcenter/client/mine';
import { useChange } from '../app/changing';
import { ago, t } from '../app/language';
import { useRead } from '../app/reading';
import { personName, programRoleName } from '../app/terms';
import { TroubleNote } from '../ui/states';
import { toast } from '../ui/toast';
import { Confirm } from '../ui/confirm';

type Invitation = NonNullable<MyInvitationsQuery['viewer']>['invitations'][number];

export const Invitations = () => {
  const reading = useRead(MyInvitationsDocument, {});
  const [asked, ask] = useState<{ invitation: Invitation; join: boolean } | undefined>();
  const invitations = reading.data?.viewer?.invitations ?? [];
  const close = () => ask(undefined);
  return (
    <>
      {reading.data ? null : <TroubleNote trouble={reading.trouble} retry={reading.refresh} />}
      {invitations.length > 0 ? (
        <section class="stack">
          <h2>{t('待处理的邀请', 'Invitations')}</h2>
          <ul class="list">
            {invitations.map((it) => (
              <li key={it.programId} class="row mine-invitation">
                <div class="grow">
                  <p class="strong">{it.programName ?? t('一个小程序', 'A program')}</p>
                  <p class="small soft">
                    {t(
                      `${personName(it.invitedBy)} 邀请你成为${programRoleName(it.role)} · ${ago(it.invitedAt)}`,
                      `${personName(it.invitedBy)} invited you as ${programRoleName(it.role).toLowerCase()} · ${ago(it.invitedAt)}`,
                    )}
                  </p>
                </div>
                <div class="buttons">
                  <button class="button" type="button" onClick={() => ask({ invitation: it, join: false })}>
                    {t('谢绝', 'Decline')}
                    <span class="hidden-label"> {it.programName}</span>
                  </button>
                  <button class="button primary" type="button" onClick={() => ask({ invitation: it, join: true })}>
                    {t('接受', 'Accept')}
                    <span class="hidden-label"> {it.programName}</span>
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {asked ? (
        asked.join ? (
          <Accept invitation={asked.invitation} onClose={close} />
        ) : (
          <Decline invitation={asked.invitation} onClose={close} />
        )
      ) : null}
    </>
  );
};

interface Answer {
  invitation: Invitation;
  onClose: () => void;
}

const Accept = ({ invitation, onClose }: Answer) => {
  const changing = useChange(AcceptInvitationDocument);
  const { programId, programName, role } = invitation;
  const confirm = async () => {
    const { done } = await changing.run({ programId });
    if (!done) return;
    toast(t(`已加入「${programName ?? ''}」`, `You joined “${programName ?? ''}”.`), `/mine/programs/${programId}`);
    onClose();
  };
  return (
    <Confirm
      title={t('接受邀请？', 'Accept the invitation?')}
      action={t('接受', 'Accept')}
      changing={changing}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        {role === 'ADMIN'
          ? t(
              `你将成为「${programName ?? ''}」的管理员，可以上传、提审、灰度、上架、回滚，并管理成员。`,
              `You will be an admin of “${programName ?? ''}”: you can upload, submit, publish and roll back, and manage members.`,
            )
          : t(
              `你将成为「${programName ?? ''}」的开发者，可以上传版本并查看审核结果。`,
              `You will be a developer of “${programName ?? ''}”: you can upload versions and view review results.`,
            )}
      </p>
    </Confirm>
  );
};

const Decline = ({ invitation, onClose }: Answer) => {
  const changing = useChange(DeclineInvitationDocument);
  const { programId, programName } = invitation;
  const confirm = async () => {
    const { done } = await changing.run({ programId });
    if (!done) return;
    toast(t('已谢绝邀请', 'Invitation declined'));
    onClose();
  };
  return (
    <Confirm
      title={t('谢绝邀请？', 'Decline the invitation?')}
      action={t('谢绝', 'Decline')}
      changing={changing}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        {t(
          `邀请会被移除，管理员会在动态里看到。之后需要重新邀请才能加入「${programName ?? ''}」。`,
          `The invitation is removed, and admins see it in the activity. To join “${programName ?? ''}” later, you need a new invitation.`,
        )}
      </p>
    </Confirm>
  );
};
