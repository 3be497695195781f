// A link that works once: by it the first admin is made, or somebody sets their password.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { languageTag, moment, t } from '../app/language';
import { knock, useViewer, type DoorProblem } from '../app/session';
import { Form, SendButton, TextField } from '../ui/form';
import { Page } from '../ui/page';
import { Skeleton } from '../ui/states';
import { enter, fieldProblem, problemText } from './doors';
import { LanguageButton } from './settings';
import './account.css';

interface Link {
  purpose: string;
  login: string | null;
  expiresAt: string;
}

// kept in memory alone, so that another language does not lose it
let token = '';

/** Behind the #, so that it reaches no server's log; taken out of the bar, so that it stays in no history. */
const takeToken = (): string => {
  if (location.hash.length > 1) {
    token = location.hash.slice(1);
    history.replaceState(null, '', location.pathname);
  }
  return token;
};

export const Setup = () => {
  const [held, setHeld] = useState(takeToken);
  useEffect(() => {
    const other = (): void => setHeld(takeToken());
    addEventListener('hashchange', other);
    return () => removeEventListener('hashchange', other);
  }, []);
  return (
    <Page title={t('欢迎使用开发者中心', 'Welcome to the developer center')} narrow actions={<LanguageButton />}>
      <div class="gate stack">{held ? <Opened key={held} held={held} /> : <Gone />}</div>
    </Page>
  );
};

const Gone = ({ message }: { message?: string }) => (
  <div class="state" role="alert">
    <p>{message ?? t('此页面需要通过平台管理员给你的链接打开', 'You need a link from a platform admin to open this page')}</p>
    <p class="small">
      {t('链接只能使用一次；需要新的链接时，请联系平台管理员。', 'Links work only once. If you need a new one, ask a platform admin.')}
    </p>
    <a class="button" href="/sign-in">
      {t('去登录', 'Sign in')}
    </a>
  </div>
);

const Opened = ({ held }: { held: string }) => {
  const [link, setLink] = useState<Link>();
  const [problem, setProblem] = useState<DoorProblem>();
  const look = async (): Promise<void> => {
    setProblem(undefined);
    const { answer, problem } = await knock<Link>('POST', '/setup/link', languageTag(), { token: held });
    setLink(answer);
    setProblem(problem);
  };
  useEffect(() => void look(), [held]);
  const gone = (problem: DoorProblem): void => {
    setLink(undefined);
    setProblem(problem);
  };
  if (link) return <Answers link={link} held={held} onGone={gone} />;
  if (!problem) return <Skeleton lines={4} />;
  if (problem.code === 'LINK_INVALID') return <Gone message={problemText(problem)} />;
  return (
    <div class="state" role="alert">
      <p>{problemText(problem)}</p>
      <button class="button primary" type="button" onClick={() => void look()}>
        {t('重试', 'Try again')}
      </button>
    </div>
  );
};

const Answers = ({ link, held, onGone }: { link: Link; held: string; onGone: (problem: DoorProblem) => void }) => {
  const first = link.purpose === 'SETUP';
  const viewer = useViewer();
  const [given, setGiven] = useState({ login: '', name: '', password: '', again: '' });
  const [problem, setProblem] = useState<DoorProblem>();
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const set = (field: keyof typeof given) => (text: string) => setGiven((before) => ({ ...before, [field]: text }));
  const wrong = (field: string) => fieldProblem(problem, field);
  // once the page says what is wrong, on to the first field it is wrong with
  useLayoutEffect(() => {
    if (problem) box.current?.querySelector<HTMLInputElement>('[aria-invalid=true]')?.focus();
  }, [problem]);

  const send = async (): Promise<void> => {
    if (given.password !== given.again) {
      const message = t('两次输入的密码不一致', 'The passwords do not match');
      return setProblem({ code: 'INVALID_INPUT', message: '', fields: [{ field: 'again', message }] });
    }
    setBusy(true);
    const who = first ? { login: given.login.trim(), name: given.name.trim() } : {};
    const { problem } = await knock('POST', '/setup', languageTag(), { token: held, password: given.password, ...who });
    setBusy(false);
    if (problem?.code === 'LINK_INVALID') return onGone(problem);
    setProblem(problem);
    if (problem) return;
    token = '';
    enter('/mine');
  };

  const shown = ['login', 'name', 'password', 'again'];
  const beside = problem?.fields?.some((it) => shown.includes(it.field.split('.').at(-1) ?? ''));
  return (
    <div class="card" ref={box}>
      <p>
        {first ? (
          t('创建第一个平台管理员。', 'Create the first platform admin.')
        ) : (
          <>
            {t('设置登录密码：', 'Set a password for ')}
            <strong>{link.login}</strong>
          </>
        )}
      </p>
      <p class="small soft">
        {t(
          `此链接只能使用一次，${moment(link.expiresAt)} 前有效。`,
          `This link works only once and is valid until ${moment(link.expiresAt)}.`,
        )}
      </p>
      {viewer?.account && viewer.account.login !== link.login ? (
        <p class="note warn">
          {t(
            `此浏览器当前登录为 ${viewer.account.name}，完成后会改为新的登录。`,
            `This browser is signed in as ${viewer.account.name}. When you finish, the new account is signed in instead.`,
          )}
        </p>
      ) : null}
      <Form onSend={() => void (busy ? undefined : send())} label={t('设置', 'Set up')}>
        {problem && !beside ? (
          <p class="note bad" role="alert">
            {problemText(problem)}
          </p>
        ) : null}
        {first ? (
          <>
            <TextField
              label={t('登录名', 'Login')}
              name="login"
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
              hint={t('1–40 个小写字母、数字，可用连字符分隔', '1–40 lower-case letters and digits, with single hyphens in between')}
              value={given.login}
              onText={set('login')}
              wrong={wrong('login')}
            />
            <TextField
              label={t('显示名称', 'Display name')}
              name="name"
              autocomplete="name"
              value={given.name}
              onText={set('name')}
              wrong={wrong('name')}
            />
          </>
        ) : (
          <input type="text" name="login" autocomplete="username" value={link.login ?? ''} readOnly hidden />
        )}
        <NewPassword value={given.password} onText={set('password')} wrong={wrong('password')} />
        <AgainPassword value={given.again} onText={set('again')} wrong={wrong('again')} />
        <SendButton busy={busy} block>
          {t('完成', 'Done')}
        </SendButton>
      </Form>
    </div>
  );
};

interface TextProps {
  value: string;
  onText: (text: string) => void;
  wrong: string | undefined;
}

export const NewPassword = ({ label, ...rest }: TextProps & { label?: string }) => (
  <TextField
    label={label ?? t('密码', 'Password')}
    name="password"
    type="password"
    autocomplete="new-password"
    minLength={10}
    maxLength={256}
    hint={t(
      '10–256 个字符，长度比花样更重要；不能与登录名相同',
      '10–256 characters; longer is stronger. It cannot be the same as the login',
    )}
    {...rest}
  />
);

export const AgainPassword = (rest: TextProps) => (
  <TextField
    label={t('再次输入密码', 'Confirm password')}
    name="again"
    type="password"
    autocomplete="new-password"
    maxLength={256}
    {...rest}
  />
);
