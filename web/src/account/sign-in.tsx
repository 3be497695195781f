// Signing in: by a password, or through the single sign-on of the company.
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { languageTag, t } from '../app/language';
import { tab } from '../app/kept';
import { knock, useViewer, type DoorProblem, type Viewer } from '../app/session';
import { Form, SendButton, TextField } from '../ui/form';
import { Page } from '../ui/page';
import { toast } from '../ui/toast';
import { enter, inside, problemText } from './doors';
import { LanguageButton } from './settings';
import './account.css';

// what single sign-on comes back with: `?problem=`
const PROBLEMS: Record<string, () => string> = {
  SIGN_IN_FAILED: () => t('单点登录没有成功，请重试', 'Single sign-on failed. Try again'),
  IDENTITY_UNKNOWN: () =>
    t('该身份尚未关联本平台的账号，请联系平台管理员', 'This identity is not linked to an account here. Ask a platform admin'),
  RATE_LIMITED: () => t('操作过于频繁，请稍后再试', 'Too many attempts. Try again later'),
  UNAVAILABLE: () => t('单点登录服务暂时不可用，请稍后再试', 'Single sign-on is unavailable right now. Try again later'),
  INSECURE_CONNECTION: () => t('此连接没有加密，请通过 https 访问', 'This connection is not encrypted. Use https'),
};

export const SignIn = () => {
  const viewer = useViewer();
  const { query } = useLocation();
  const next = inside(query.next);
  return (
    <Page title={t('登录', 'Sign in')} back="/" narrow actions={<LanguageButton />}>
      <div class="gate stack">
        {viewer?.account ? <Already viewer={viewer} next={next} /> : <Password next={next} problem={query.problem} />}
      </div>
    </Page>
  );
};

const Already = ({ viewer, next }: { viewer: Viewer; next: string }) => (
  <section class="card">
    <p>
      {t('你已登录为', 'You are signed in as')} <strong>{viewer.account?.name}</strong> <span class="soft">@{viewer.account?.login}</span>
    </p>
    <a class="button primary block" href={next}>
      {t('继续', 'Continue')}
    </a>
    <SignOut />
  </section>
);

export const SignOut = () => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<DoorProblem>();
  const leave = async (): Promise<void> => {
    setBusy(true);
    const { problem } = await knock('DELETE', '/session', languageTag());
    setBusy(false);
    setProblem(problem);
    if (problem) return;
    // nobody who sits down here next finds what was being written
    tab.clear();
    toast(t('已退出登录', 'Signed out'));
    enter(location.pathname + location.search);
  };
  return (
    <>
      <button
        class="button block"
        type="button"
        aria-disabled={busy ? 'true' : undefined}
        onClick={() => (busy ? undefined : void leave())}
      >
        {busy ? t('请稍候…', 'One moment…') : t('退出登录', 'Sign out')}
      </button>
      {problem ? (
        <p class="note bad" role="alert">
          {problemText(problem)}
        </p>
      ) : null}
    </>
  );
};

const Password = ({ next, problem }: { next: string; problem: string | undefined }) => {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState(() => (problem ? PROBLEMS[problem]?.() : undefined));
  const form = useRef<HTMLDivElement>(null);
  const focus = (field: string): void => form.current?.querySelector<HTMLInputElement>(`[name=${field}]`)?.focus();
  // a keyboard on the glass would hide half of the page
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) focus('login');
  }, []);

  const send = async (): Promise<void> => {
    setTold(undefined);
    const name = login.trim();
    setMissing(!name || !password);
    if (!name || !password) return focus(name ? 'password' : 'login');
    setBusy(true);
    const { problem } = await knock('POST', '/session', languageTag(), { login: name, password });
    setBusy(false);
    if (!problem) return enter(next);
    setTold(problemText(problem));
    focus('password');
  };

  return (
    <>
      <div class="card" ref={form}>
        <Form onSend={() => void (busy ? undefined : send())} label={t('登录', 'Sign in')}>
          {told ? (
            <p class="note bad" role="alert">
              {told}
            </p>
          ) : null}
          <TextField
            label={t('登录名', 'Login')}
            name="login"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            required
            value={login}
            onText={setLogin}
            wrong={missing && !login.trim() ? t('请输入登录名', 'Enter your login') : undefined}
          />
          <TextField
            label={t('密码', 'Password')}
            name="password"
            type="password"
            autocomplete="current-password"
            required
            value={password}
            onText={setPassword}
            wrong={missing && !password ? t('请输入密码', 'Enter your password') : undefined}
          />
          <SendButton busy={busy} block>
            {t('登录', 'Sign in')}
          </SendButton>
        </Form>
        <SingleSignOn next={next} />
      </div>
      <p class="small soft">
        {t(
          '忘记密码或还没有密码？请平台管理员为你生成一个登录链接。',
          'Forgot your password, or do not have one yet? Ask a platform admin for a sign-in link.',
        )}
      </p>
    </>
  );
};

/** Another server's page: not for the router, which leaves `_top` alone. */
const SingleSignOn = ({ next }: { next: string }) => {
  const [offered, setOffered] = useState(false);
  useEffect(() => {
    void knock<{ oidc?: boolean }>('GET', '/sign-in/ways.json', languageTag()).then(({ answer }) => setOffered(Boolean(answer?.oidc)));
  }, []);
  return offered ? (
    <a class="button block" href={`/oidc/start?next=${encodeURIComponent(next)}`} target="_top">
      {t('使用单点登录', 'Use single sign-on')}
    </a>
  ) : null;
};
