// Accounts, from an empty database on: the first admin, those who come after, and what each has: a password, tokens, sessions, a language.
import { serve } from '../clients/server.mjs';
import { arrive, ask, expect, LOOKS, mark, settled, setupLink, test, unmarked } from './stage.mjs';

/** Nobody is known yet, and nothing is there. */
const empty = test.extend({
  server: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await serve({ DEVCENTER_RATE_ADDRESS: '0' });
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});
/** Nothing is executed but what was imported. */
const strict = test.extend({ settings: [{ DEVCENTER_DOCUMENTS_MODE: 'require' }, { scope: 'worker', option: true }] });

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const badge = (page) => page.getByRole('main').locator('.badge').first();

const signIn = async (page, login, password) => {
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
};

const signOut = async (page) => {
  await page.goto('/mine/account');
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '未登录' })).toBeVisible();
};

const choosePassword = async (page, password) => {
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByLabel('再次输入密码').fill(password);
  await page.getByRole('button', { name: '完成' }).click();
};

empty('from nobody at all to the first admin, and on to somebody else', async ({ server, sit }) => {
  const [mine, hers] = ['a long enough password', 'another long password'];
  const link = await setupLink(server);
  const page = await sit(null);
  await page.goto(link);
  await expect(page.getByText('创建第一个平台管理员')).toBeVisible();
  // what works once stays in no history
  expect(page.url()).toBe(`${server.url}/setup`);
  await page.getByLabel('登录名').fill('first');
  await page.getByLabel('显示名称').fill('第一位管理员');
  await page.getByLabel('密码', { exact: true }).fill(mine);
  await page.getByLabel('再次输入密码').fill('a long enough passwort');
  await page.getByRole('button', { name: '完成' }).click();
  await expect(page.getByText('两次输入的密码不一致')).toBeVisible();
  await page.getByLabel('再次输入密码').fill(mine);
  await page.getByRole('button', { name: '完成' }).click();
  await expect(page.getByRole('link', { name: '运营台' })).toBeVisible();
  await expect(page.getByRole('region', { name: '当前账号' })).toContainText('第一位管理员');

  // the link has been used
  const late = await sit(null);
  await late.goto(link);
  await expect(late.getByRole('alert')).toContainText('链接无效、已使用或已过期');
  await expect(late.getByLabel('登录名')).toHaveCount(0);

  await signOut(page);
  await page.goto('/operator/people');
  await page.getByRole('main').getByRole('link', { name: '登录' }).click();
  await signIn(page, 'first', 'not the password');
  await expect(page.getByRole('alert')).toHaveText('登录名或密码不正确');
  await signIn(page, 'first', mine);
  // back to where one came from
  await expect(heading(page, '账号')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/operator/people');

  await page.getByRole('button', { name: '创建账号' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('登录名').fill('Not Good');
  await dialog.getByLabel('显示名称').fill('林晓');
  await dialog.getByRole('button', { name: '创建', exact: true }).click();
  await expect(dialog.getByLabel('登录名')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('登录名').fill('lin');
  await dialog.getByRole('checkbox', { name: '平台审核员' }).check();
  await dialog.getByRole('button', { name: '创建', exact: true }).click();
  const shown = page.getByRole('region', { name: '账号 lin 的登录链接' });
  const invitation = await shown.locator('output').innerText();
  expect(invitation).toMatch(new RegExp(`^${server.url}/setup#.{20,}`));
  await expect(page.getByRole('link', { name: /林晓/ }).first()).toBeVisible();

  const lin = await sit(null);
  await lin.goto(invitation);
  await expect(lin.getByText('设置登录密码：')).toContainText('lin');
  await choosePassword(lin, 'short');
  await expect(lin.getByLabel('密码', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(lin.getByLabel('密码', { exact: true })).toBeFocused();
  await choosePassword(lin, hers);
  await expect(lin.getByRole('region', { name: '当前账号' })).toContainText('林晓');
  await expect(lin.getByRole('link', { name: '审核台' })).toBeVisible();
  await signOut(lin);
  await lin.goto('/sign-in');
  await signIn(lin, 'lin', hers);
  await expect(heading(lin, '发现')).toBeVisible();
});

test('signing in leads nowhere but to this server', async ({ server, sit }) => {
  for (const [at, next] of [
    'https://evil.example/steal',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example/x',
    '/%2e//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
  ].entries()) {
    const login = `led-astray-${at}`;
    await arrive(server, login, '被引诱者');
    const page = await sit(null);
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signIn(page, login, server.password);
    await expect(heading(page, '发现'), next).toBeVisible();
    expect(page.url(), next).toBe(`${server.url}/`);
    // whoever is signed in already is not led away either
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await expect(page.getByRole('link', { name: '继续' })).toHaveAttribute('href', '/');
  }
});

test('a token: shown once, given another text, and ended', async ({ server, sit }) => {
  await arrive(server, 'with-tokens', '用令牌的人');
  const page = await sit('with-tokens');
  const works = async (secret) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
    const answer = await fetch(server.graphql, { method: 'POST', headers, body: '{"query":"{ viewer { account { login } } }"}' });
    return answer.ok && (await answer.json()).data.viewer.account.login === 'with-tokens';
  };
  await page.goto('/mine/account/tokens');
  await expect(page.getByText('还没有令牌')).toBeVisible();
  await page.getByRole('button', { name: '创建令牌' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '创建', exact: true }).click();
  await expect(dialog.getByLabel('名称')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('名称').fill('持续集成');
  await dialog.getByLabel('有效期').selectOption({ label: '30 天' });
  await dialog.getByRole('button', { name: '创建', exact: true }).click();
  const first = await page.getByRole('region', { name: '令牌“持续集成”已创建' }).locator('output').innerText();
  expect(first).toMatch(/^dct_/);
  expect(await works(first)).toBe(true);
  const card = page.getByRole('listitem').filter({ hasText: '持续集成' });
  await expect(card.getByText('有效', { exact: true })).toBeVisible();

  await page.reload();
  await expect(card).toBeVisible();
  expect(await page.content()).not.toContain(first);

  await page.getByRole('button', { name: '轮换令牌 持续集成' }).click();
  await dialog.getByRole('button', { name: '轮换', exact: true }).click();
  const second = await page.getByRole('region', { name: '“持续集成”的新令牌' }).locator('output').innerText();
  expect(second).toMatch(/^dct_/);
  expect(second).not.toBe(first);
  expect(await works(second)).toBe(true);
  await expect(card.getByText('旧令牌')).toBeVisible();
  await page.getByRole('button', { name: '我已保存' }).click();
  await expect(page.getByText(second)).toHaveCount(0);

  await page.getByRole('button', { name: '吊销令牌 持续集成' }).click();
  await dialog.getByRole('button', { name: '吊销', exact: true }).click();
  await expect(card.getByText('已吊销')).toBeVisible();
  await expect(card.getByRole('button')).toHaveCount(0);
  await expect.poll(() => works(second)).toBe(false);
  await expect.poll(() => works(first)).toBe(false);
});

test('another browser is signed out, and becomes a guest where it stands', async ({ server, sit }) => {
  await arrive(server, 'two-browsers', '有两个浏览器的人');
  const here = await sit('two-browsers');
  const there = await sit('two-browsers', LOOKS.phone);
  await there.goto('/mine');
  await expect(there.getByRole('heading', { name: '我管理的' })).toBeVisible();
  await expect(there.locator('.frame')).toHaveAttribute('data-live', 'true');
  await mark(there);
  await here.goto('/mine/account/sessions');
  // one comes of the link that set the password, two of these browsers
  const others = here
    .getByRole('listitem')
    .filter({ has: here.getByRole('button') })
    .filter({ hasNotText: '当前浏览器' });
  await expect(others).toHaveCount(2);
  for (let left = 1; left >= 0; left -= 1) {
    await others.first().getByRole('button', { name: '退出此浏览器' }).click();
    await here.getByRole('dialog').getByRole('button', { name: '退出', exact: true }).click();
    await expect(here.getByRole('dialog')).toHaveCount(0);
    await expect(others).toHaveCount(left);
  }
  await expect(there.getByRole('main').getByRole('link', { name: '登录' })).toBeVisible();
  expect(await unmarked(there)).toBe(false);
  // this one is still who it was
  await here.reload();
  await expect(here.getByText('当前浏览器')).toBeVisible();
});

test('a password is changed: the former is good for nothing, the other browsers are out', async ({ server, sit }) => {
  const changed = 'quite another password';
  await arrive(server, 'new-password', '换密码的人');
  const here = await sit('new-password');
  const there = await sit('new-password');
  await there.goto('/mine');
  await expect(there.locator('.frame')).toHaveAttribute('data-live', 'true');
  await here.goto('/mine/account/password');
  const set = async (current, password, again = password) => {
    await here.getByLabel('当前密码').fill(current);
    await here.getByLabel('新密码').fill(password);
    await here.getByLabel('再次输入密码').fill(again);
    await here.getByRole('main').getByRole('button', { name: '修改密码' }).click();
  };
  await set('not the password', changed);
  await expect(here.getByLabel('当前密码')).toHaveAttribute('aria-invalid', 'true');
  await set(server.password, changed, 'quite another passport');
  await expect(here.getByText('两次输入的密码不一致')).toBeVisible();
  await set(server.password, changed);
  await expect(here.getByText('密码已修改，其他浏览器已退出登录。')).toBeVisible();
  await expect(there.getByRole('main').getByRole('link', { name: '登录' })).toBeVisible();

  const guest = await sit(null);
  await guest.goto('/sign-in?next=/mine');
  await signIn(guest, 'new-password', server.password);
  await expect(guest.getByRole('alert')).toHaveText('登录名或密码不正确');
  await signIn(guest, 'new-password', changed);
  await expect(guest.getByRole('heading', { name: '我管理的' })).toBeVisible();
});

test('the language is chosen, kept, and spoken by the server as well', async ({ server, sit }) => {
  await arrive(server, 'bilingual', 'Speaks Two');
  const page = await sit('bilingual');
  await page.goto('/mine/account');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByText('English', { exact: true }).click();
  await expect(heading(page, 'Account and settings')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(heading(page, 'Account and settings')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle('Account and settings · Developer Center');
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Discover' })).toBeVisible();
  for (const address of [
    '/mine',
    '/mine/account',
    '/mine/account/sessions',
    '/mine/notifications',
    '/mine/programs/new',
    '/operator',
    '/discover/nothing/here',
  ]) {
    await page.goto(address);
    await settled(page);
    expect((await page.locator('body').innerText()).replace('中文', ''), address).not.toMatch(/[\u3000-\u9fff]/);
  }
  // a refusal of the server's own
  await page.goto('/mine/account/tokens');
  await page.getByRole('button', { name: 'Create token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(dialog.locator('.wrong').first()).toHaveText(/^[\x20-\x7e–“”’…]+$/);
  // and of a door beside GraphQL
  await page.goto('/mine/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Not signed in' })).toBeVisible();
  await page.goto('/sign-in');
  await page.getByLabel('Login').fill('bilingual');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('the login or the password is wrong');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(heading(page, '登录')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('the appearance is chosen, and kept', async ({ sit }) => {
  const page = await sit(null);
  await page.goto('/mine/account');
  await settled(page);
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByText('深色', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  await expect(page.getByRole('radio', { name: '深色' })).toBeChecked();
  expect(await ground()).toBe(dark);
  // as the system has it, while the page is open too
  await page.getByText('跟随系统', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

strict('all of it works where nothing is executed but what was imported', async ({ server, sit }) => {
  test.slow();
  await expect(ask(server, 'admin', '{ viewer { account { login } } }')).rejects.toThrow('PERSISTED_QUERY_REQUIRED');
  const refused = [];
  const watch = (page) =>
    page.on('response', async (answer) => {
      if (answer.url() !== server.graphql || answer.headers()['content-type']?.startsWith('text/event-stream')) return;
      const text = await answer.text().catch(() => '');
      if (text.includes('PERSISTED_QUERY')) refused.push(`${answer.request().postData()?.slice(0, 200)}: ${text.slice(0, 200)}`);
    });
  const admin = await sit(null);
  watch(admin);
  await admin.goto('/sign-in?next=/mine');
  await signIn(admin, 'admin', server.password);
  await admin.getByRole('link', { name: /街角茶铺点单/ }).click();
  await admin.getByRole('link', { name: /^灰度/ }).first().click();
  await expect(badge(admin)).toHaveText(/^灰度中/);
  const developer = await sit('developer');
  watch(developer);
  await developer.goto(new URL(admin.url()).pathname);
  await expect(badge(developer)).toHaveText(/^灰度中/);
  await expect(developer.locator('.frame')).toHaveAttribute('data-live', 'true');
  await mark(developer);

  await admin.getByRole('button', { name: '调整灰度' }).click();
  await admin.getByLabel('灰度比例（%）').fill('66.6');
  await admin.getByRole('button', { name: '下一步' }).click();
  await admin.getByRole('button', { name: '确认调整灰度' }).click();
  await expect(badge(admin)).toHaveText('灰度中 66.6%');
  // it arrived, and so the stream is one of those that were imported
  await expect(badge(developer)).toHaveText('灰度中 66.6%');
  expect(await unmarked(developer)).toBe(false);

  const rooms = {
    admin: [
      '/',
      '/discover/news',
      '/discover/search?q=%E7%81%B0%E5%BA%A6',
      '/capabilities',
      '/mine',
      '/mine/notifications',
      '/mine/account/tokens',
    ],
    reviewer: ['/review'],
    editor: ['/desk', '/desk/new/news', '/desk/labels'],
    operator: [
      '/operator/people',
      '/operator/people/developer',
      '/operator/programs',
      '/operator/agreements',
      '/operator/audit',
      '/operator/webhooks',
    ],
  };
  for (const [who, addresses] of Object.entries(rooms)) {
    const page = await sit(who);
    watch(page);
    for (const address of addresses) {
      await page.goto(address);
      await settled(page);
      await expect(page.getByRole('alert'), address).toHaveCount(0);
    }
  }
  expect(refused).toEqual([]);
});
