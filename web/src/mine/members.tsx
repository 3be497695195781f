// Who belongs to a program, who is asked to, and what an admin may change about it.
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import {
  ChangeMemberRoleDocument,
  InviteMemberDocument,
  ProgramMembersDocument,
  RemoveMemberDocument,
  RevokeInvitationDocument,
  type ProgramMembersQuery,
  type ProgramRole,
} from '@devcenter/client/mine';
import { refusalOf, useChange, type Refusal } from '../app/changing';
import { ago, day, t } from '../app/language';
import { useRead } from '../app/reading';
import { useViewer } from '../app/session';
import { personName, programRoleName } from '../app/terms';
import { Chips, Form, SendButton, TextField } from '../ui/form';
import { Page } from '../ui/page';
import { Loaded, RefreshButton, TroubleNote } from '../ui/states';
import { NoProgram } from './no-program';
import { toast } from '../ui/toast';
import { Logo } from './badges';
import { Confirm, isStale, Refused } from '../ui/confirm';

type Circle = NonNullable<ProgramMembersQuery['program']>;
type Member = Circle['members'][number];
type Invited = Circle['invitations'][number];
type Asked = { what: 'role' | 'remove' | 'leave'; member: Member } | { what: 'revoke'; invited: Invited };

const ROLES = (): [ProgramRole, string][] => [
  ['DEVELOPER', programRoleName('DEVELOPER')],
  ['ADMIN', programRoleName('ADMIN')],
];

export const Members = ({ id }: { id: string }) => {
  const reading = useRead(ProgramMembersDocument, { id });
  const name = reading.data?.program?.name;
  return (
    <Page
      title={name ? t(`成员 · ${name}`, `Members · ${name}`) : t('成员', 'Members')}
      back={`/mine/programs/${id}`}
      narrow
      actions={<RefreshButton reading={reading} />}
    >
      <Loaded reading={reading}>
        {({ program }) => (program ? <Manage program={program} refresh={reading.refresh} /> : <NoProgram />)}
      </Loaded>
    </Page>
  );
};

const Manage = ({ program, refresh }: { program: Circle; refresh: () => void }) => {
  const self = useViewer()?.account?.id;
  const [asked, ask] = useState<Asked | undefined>();
  const manages = program.myRole === 'ADMIN';
  const close = () => ask(undefined);
  return (
    <>
      <ul class="list">
        {program.members.map((member) => (
          <li key={member.account.id} class="row mine-member">
            <Logo name={member.account.name} round />
            <div class="grow">
              <p class="line">
                <span class="strong">{member.account.name}</span>
                {member.account.id === self ? <span class="soft small">{t('（我）', '(me)')}</span> : null}
                <span class={`badge${member.role === 'ADMIN' ? ' info' : ''}`}>{programRoleName(member.role)}</span>
              </p>
              <p class="small soft">
                {member.account.login ? `${member.account.login} · ` : ''}
                {t(`${day(member.since)}加入`, `joined ${day(member.since)}`)}
              </p>
            </div>
            <div class="buttons">
              {manages ? (
                <button class="button" type="button" onClick={() => ask({ what: 'role', member })}>
                  {t('改角色', 'Change role')}
                  <span class="hidden-label"> {member.account.name}</span>
                </button>
              ) : null}
              {member.account.id === self ? (
                <button class="button danger" type="button" onClick={() => ask({ what: 'leave', member })}>
                  {t('退出', 'Leave')}
                </button>
              ) : manages ? (
                <button class="button danger" type="button" onClick={() => ask({ what: 'remove', member })}>
                  {t('移除', 'Remove')}
                  <span class="hidden-label"> {member.account.name}</span>
                </button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {manages && program.invitations.length > 0 ? (
        <Waiting program={program} onRevoke={(invited) => ask({ what: 'revoke', invited })} />
      ) : null}
      {manages ? <Invite program={program} refresh={refresh} /> : null}
      {asked?.what === 'role' ? <ChangeRole program={program} member={asked.member} self={self} refresh={refresh} onClose={close} /> : null}
      {asked?.what === 'remove' || asked?.what === 'leave' ? (
        <Remove program={program} member={asked.member} self={self} refresh={refresh} onClose={close} />
      ) : null}
      {asked?.what === 'revoke' ? <Revoke program={program} invited={asked.invited} refresh={refresh} onClose={close} /> : null}
    </>
  );
};

const Waiting = ({ program, onRevoke }: { program: Circle; onRevoke: (invited: Invited) => void }) => (
  <section class="stack">
    <h2>{t('等待回复的邀请', 'Pending invitations')}</h2>
    <ul class="list">
      {program.invitations.map((it) => (
        <li key={it.account?.id} class="row mine-member">
          <div class="grow">
            <p class="line">
              <span class="strong">{personName(it.account)}</span>
              <span class={`badge${it.role === 'ADMIN' ? ' info' : ''}`}>{programRoleName(it.role)}</span>
            </p>
            <p class="small soft">
              {t(`${personName(it.invitedBy)} ${ago(it.invitedAt)}邀请`, `invited by ${personName(it.invitedBy)} ${ago(it.invitedAt)}`)}
            </p>
          </div>
          <button class="button" type="button" onClick={() => onRevoke(it)}>
            {t('撤回', 'Revoke')}
            <span class="hidden-label"> {personName(it.account)}</span>
          </button>
        </li>
      ))}
    </ul>
  </section>
);

/** Asks afresh when somebody else was quicker: the person decides on what stands now. */
const renewed = (refusals: readonly Refusal[] | undefined, refresh: () => void): void => {
  if (refusals && isStale(refusals)) refresh();
};

const Invite = ({ program, refresh }: { program: Circle; refresh: () => void }) => {
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<ProgramRole>('DEVELOPER');
  const { run, busy, refusals, trouble } = useChange(InviteMemberDocument);
  const send = async () => {
    const { done, refusals: against } = await run({
      input: { programId: program.id, login: login.trim(), role, expectedRevision: program.revision },
    });
    renewed(against, refresh);
    if (!done) return;
    toast(t(`已邀请 ${login.trim()}，等待对方接受`, `${login.trim()} has been invited and still has to accept.`));
    setLogin('');
  };
  return (
    <section class="card">
      <h2>{t('邀请成员', 'Invite member')}</h2>
      <Form onSend={send} label={t('邀请成员', 'Invite member')}>
        <TextField
          label={t('登录名', 'Login')}
          value={login}
          onText={setLogin}
          required
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          hint={t('对方登录本平台使用的名字', 'The name they use to sign in')}
          wrong={refusalOf(refusals, 'login')}
        />
        <Chips label={t('角色', 'Role')} name="role" value={role} options={ROLES()} onChoose={setRole} />
        <p class="small soft">
          {role === 'ADMIN'
            ? t(
                '管理员可以上传、提审、灰度、上架、回滚，并管理成员。最多 10 位，含已邀请的。',
                'Admins can upload, submit, publish, roll back and manage members. Up to 10, including invitations.',
              )
            : t(
                '开发者可以上传版本并查看审核结果。最多 30 位，含已邀请的。',
                'Developers can upload versions and view review results. Up to 30, including invitations.',
              )}
        </p>
        <Refused refusals={refusals} besides={['login']} />
        <StaleHint refusals={refusals} />
        <TroubleNote trouble={trouble} />
        <SendButton busy={busy}>{t('发送邀请', 'Send invitation')}</SendButton>
      </Form>
    </section>
  );
};

const StaleHint = ({ refusals }: { refusals: readonly Refusal[] }) =>
  isStale(refusals) ? (
    <p class="small" role="status">
      {t(
        '小程序刚刚有变动，页面已更新为最新内容。确认无误后可再次操作。',
        'The program has just changed and this page is now up to date. Check it, then try again.',
      )}
    </p>
  ) : null;

interface DialogProps {
  program: Circle;
  refresh: () => void;
  onClose: () => void;
}

interface MemberProps extends DialogProps {
  member: Member;
  self: string | undefined;
}

const ChangeRole = ({ program, member, self, refresh, onClose }: MemberProps) => {
  const changing = useChange(ChangeMemberRoleDocument);
  const role: ProgramRole = member.role === 'ADMIN' ? 'DEVELOPER' : 'ADMIN';
  const own = member.account.id === self;
  const who = own ? t('你', 'You') : member.account.name;
  const confirm = async () => {
    const { done, refusals } = await changing.run({
      input: { programId: program.id, accountId: member.account.id, role, expectedRevision: program.revision },
    });
    renewed(refusals, refresh);
    if (!done) return;
    toast(t('角色已变更', 'Role changed'));
    onClose();
  };
  return (
    <Confirm
      title={t(
        `将${who}设为${programRoleName(role)}？`,
        `Make ${own ? 'yourself' : who} ${role === 'ADMIN' ? 'an admin' : 'a developer'}?`,
      )}
      action={t(`设为${programRoleName(role)}`, role === 'ADMIN' ? 'Make admin' : 'Make developer')}
      changing={changing}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        {role === 'ADMIN'
          ? t(
              `${who}将可以提审、灰度、上架、回滚、下架，并管理成员。`,
              `${who} will be able to submit, publish, roll back, take down and manage members.`,
            )
          : t(
              `${who}将只能上传版本、删除自己上传的开发版本和查看审核结果，立即生效。`,
              `${who} will only be able to upload, delete ${own ? 'your' : 'their'} own development versions, and view review results. This takes effect immediately.`,
            )}
      </p>
      <StaleHint refusals={changing.refusals} />
    </Confirm>
  );
};

const Remove = ({ program, member, self, refresh, onClose }: MemberProps) => {
  const { route } = useLocation();
  const changing = useChange(RemoveMemberDocument);
  const leaves = member.account.id === self;
  const { name } = member.account;
  const confirm = async () => {
    const { done, refusals } = await changing.run({
      input: { programId: program.id, accountId: member.account.id, expectedRevision: program.revision },
    });
    renewed(refusals, refresh);
    if (!done) return;
    toast(leaves ? t(`已退出「${program.name}」`, `You left “${program.name}”.`) : t(`已移除 ${name}`, `${name} removed`));
    onClose();
    if (leaves) route('/mine', true);
  };
  return (
    <Confirm
      title={leaves ? t(`退出「${program.name}」？`, `Leave “${program.name}”?`) : t(`移除 ${name}？`, `Remove ${name}?`)}
      action={leaves ? t('退出', 'Leave') : t('移除', 'Remove')}
      danger
      changing={changing}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        {leaves
          ? t(
              '你将立即看不到这个小程序，也收不到它的消息。要再加入，需要管理员重新邀请。',
              'You will no longer see this program or get its notifications. To come back, an admin has to invite you.',
            )
          : t(
              `${name}将立即看不到这个小程序。已上传的版本会保留，之后可以重新邀请。`,
              `${name} will no longer see this program. Uploaded versions stay, and you can invite them again.`,
            )}
      </p>
      <StaleHint refusals={changing.refusals} />
    </Confirm>
  );
};

const Revoke = ({ program, invited, refresh, onClose }: DialogProps & { invited: Invited }) => {
  const changing = useChange(RevokeInvitationDocument);
  const who = personName(invited.account);
  const confirm = async () => {
    const { done, refusals } = await changing.run({
      input: { programId: program.id, accountId: invited.account?.id ?? '', expectedRevision: program.revision },
    });
    renewed(refusals, refresh);
    if (!done) return;
    toast(t('邀请已撤回', 'Invitation revoked'));
    onClose();
  };
  return (
    <Confirm
      title={t(`撤回对 ${who} 的邀请？`, `Revoke the invitation for ${who}?`)}
      action={t('撤回邀请', 'Revoke')}
      changing={changing}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        {t(`${who}将不能再接受这次邀请，之后可以重新邀请。`, `${who} can no longer accept this invitation. You can invite them again.`)}
      </p>
      <StaleHint refusals={changing.refusals} />
    </Confirm>
  );
};
