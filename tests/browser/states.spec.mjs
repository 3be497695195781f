// Every state of a screen that is not its content: closed, empty, loading, broken, out of date. And what a browser needs to install it.
import { arrive, ask, expect, found, grayed, LOOKS, mark, program, settled, sound, test, unmarked } from './stage.mjs';

/** Hardly anything is granted to strangers. */
const scarce = test.extend({ settings: [{ DEVCENTER_RATE_ADDRESS: '60' }, { scope: 'worker', option: true }] });

const UNKNOWN = '01h455vb4pex5vsknk084sn02q';
const loading = (page) => page.getByRole('status', { name: '加载中' });

test('a desk that is not one’s own says so, and asks the server for nothing', async ({ sit }) => {
  const page = await sit('admin');
  const refused = [];
  page.on('response', async (answer) => {
    const stream = answer.headers()['content-type']?.startsWith('text/event-stream');
    const text = answer.url().endsWith('/graphql') && !stream ? await answer.text().catch(() => '') : '';
    if (answer.status() >= 400 || text.includes('"errors"')) refused.push(`${answer.status()} ${answer.url()} ${text.slice(0, 200)}`);
  });
  const rooms = [
    [/你不是平台审核员/, '/review', `/review/review_${UNKNOWN}`],
    [/这里供内容编辑使用/, '/desk', '/desk/labels', '/desk/new/news', `/desk/entries/entry_${UNKNOWN}`],
    [
      /你没有权限/,
      '/operator',
      '/operator/people',
      '/operator/people/developer',
      '/operator/programs',
      '/operator/agreements',
      '/operator/webhooks',
      '/operator/audit',
    ],
  ];
  for (const [says, ...addresses] of rooms) {
    for (const address of addresses) {
      await page.goto(address);
      await expect(page.getByRole('main'), address).toContainText(says);
      // there is a way on, and nothing that would be refused
      await expect(page.getByRole('main').getByRole('link').first(), address).toBeVisible();
      await expect(page.getByRole('main').getByRole('button'), address).toHaveCount(0);
      await expect(page.getByRole('main').getByRole('textbox'), address).toHaveCount(0);
    }
  }
  expect(refused).toEqual([]);
});

const asGuest = async (page, addresses) => {
  for (const address of addresses) {
    await page.goto(address);
    await settled(page);
    const link = page.getByRole('main').getByRole('link', { name: '登录', exact: true });
    await expect(link, address).toHaveAttribute('href', `/sign-in?next=${encodeURIComponent(address)}`);
  }
};

test('a guest is asked to sign in, and is led back to where they wanted to go', async ({ server, sit }) => {
  const { id, versions } = await program(server, '城市公交乘车码');
  const version = versions.nodes[0];
  const page = await sit(null);
  const mine = [
    '/mine',
    '/mine/notifications',
    '/mine/programs/new',
    '/mine/account',
    '/mine/account/password',
    '/mine/account/tokens',
    '/mine/account/sessions',
  ];
  const desks = [
    '/review',
    '/desk',
    '/desk/labels',
    '/desk/new/videos',
    '/operator',
    '/operator/people',
    '/operator/audit?kinds=VERSION_UPLOADED',
  ];
  await asGuest(page, [...mine, ...desks, `/mine/versions/${version.id}`, `/mine/versions/${version.id}/submit`]);

  await page.goto(`/mine/versions/${version.id}`);
  await page.getByRole('main').getByRole('link', { name: '登录', exact: true }).click();
  await page.getByLabel('登录名').fill('admin');
  await page.getByLabel('密码').fill(server.password);
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: `城市公交乘车码 ${version.number}` })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/mine/versions/${version.id}$`));
  // the way back does not lead through the form
  await page.goBack();
  await expect(page.getByLabel('密码')).toHaveCount(0);
  expect(id).toBeTruthy();
});

// `program` is null for a guest as well
test('a guest is asked to sign in before a program, too', async ({ server, sit }) => {
  const { id } = await program(server, '城市公交乘车码');
  const page = await sit(null);
  await asGuest(
    page,
    ['', '/members', '/events', '/upload', '/webhooks'].map((it) => `/mine/programs/${id}${it}`),
  );
});

const ROOMS = {
  guest: [
    ...['/discover/nothing', '/discover/news/x', `/discover/news/news_${UNKNOWN}`, '/discover/cases/x', `/discover/cases/case_${UNKNOWN}`],
    ...['/discover/videos/x', `/discover/videos/video_${UNKNOWN}`, '/discover/videos/%E4%B8%AD', '/discover/a/b/c'],
    ...['/capabilities/x', `/capabilities/capability_${UNKNOWN}`, '/capabilities/x/y'],
  ],
  admin: [
    ...['/mine/programs/x', '/mine/versions/x', '/mine/versions/x/submit', `/mine/versions/version_${UNKNOWN}`],
    ...[`/mine/versions/version_${UNKNOWN}/submit`, `/mine/versions/program_${UNKNOWN}`, '/mine/nothing'],
    ...['', '/members', '/events', '/upload', '/webhooks'].map((it) => `/mine/programs/program_${UNKNOWN}${it}`),
  ],
  reviewer: ['/review/x', `/review/review_${UNKNOWN}`],
  editor: ['/desk/nothing', '/desk/new/nothing', '/desk/entries/x', `/desk/entries/entry_${UNKNOWN}`],
  operator: ['/operator/nothing', '/operator/people/nobody', '/operator/agreements?number=99'],
};

for (const [who, addresses] of Object.entries(ROOMS)) {
  test(`what does not exist is not found, for ${who}`, async ({ sit }) => {
    const page = await sit(who === 'guest' ? null : who);
    for (const address of addresses) {
      await page.goto(address);
      await settled(page);
      await expect(page.getByRole('main'), address).toContainText(/没有找到|没有这个|不存在|没有这/);
      await expect(page.getByRole('main'), address).not.toContainText(/服务出了问题|页面已过期|超出了限制/);
      await expect(
        page
          .getByRole('main')
          .getByRole('link')
          .or(page.getByRole('link', { name: '返回' }))
          .first(),
        address,
      ).toBeVisible();
    }
    await sound(page, `not found for ${who}`);
  });
}

test('where there is nothing yet, it says so and says what to do', async ({ server, sit }) => {
  await arrive(server, 'brand-new', '新来的人');
  const page = await sit('brand-new');
  await page.goto('/mine');
  await expect(page.getByText('还没有你管理的小程序，创建一个开始吧')).toBeVisible();
  await expect(page.getByText('受邀成为开发者后，小程序会出现在这里')).toBeVisible();
  await sound(page, 'no programs');
  for (const [address, says] of [
    ['/mine/notifications', /还没有|没有/],
    ['/mine/account/tokens', /还没有令牌/],
    ['/discover/search?q=qqqqqq', /没有找到与“qqqqqq”相关的内容/],
    ['/discover/news?tag=qqqqqq', /没有/],
  ]) {
    await page.goto(address);
    await settled(page);
    await expect(page.getByRole('main'), address).toContainText(says);
  }
  const operator = await sit('operator');
  for (const address of ['/operator/people?q=qqqqqq', '/operator/programs?q=qqqqqq']) {
    await operator.goto(address);
    await expect(operator.getByRole('main'), address).toContainText('没有找到“qqqqqq”');
  }
  // and then there is something
  await page.goto('/mine');
  await page.getByRole('link', { name: '创建小程序' }).click();
  await page.getByLabel('名称').fill('甲');
  await page.getByLabel('标语').fill('一句话说明它能做什么');
  await page.getByRole('button', { name: '创建', exact: true }).click();
  await expect(page.getByText('还差 1 个字符（汉字算 2 个）')).toBeVisible();
  await page.getByLabel('名称').fill('新人小铺');
  await page.getByRole('button', { name: '创建', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '新人小铺' })).toBeVisible();
  await expect(page.getByText('还没有版本，上传第一个版本后就可以提审')).toBeVisible();
});

test('while the server takes its time, one sees that something comes', async ({ sit }) => {
  const page = await sit(null);
  let letGo;
  const held = new Promise((done) => (letGo = done));
  await page.route('**/graphql', async (route) => {
    await held;
    await route.continue();
  });
  for (const address of ['/discover/news', '/capabilities', '/mine']) {
    await page.goto(address);
    await expect(loading(page).first(), address).toBeVisible();
    // the frame is there, and can be used
    await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '能力' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible();
  }
  await page.goto('/discover/news');
  await expect(loading(page).first()).toBeVisible();
  await expect(page.getByText(/^共 \d+ 条$/)).toHaveCount(0);
  letGo();
  await expect(page.getByText(/^共 \d+ 条$/)).toBeVisible();
  await expect(loading(page)).toHaveCount(0);
});

test('nothing moves for those who want nothing to move', async ({ server, sit }) => {
  const programId = await found(server, '静止小铺');
  const version = await grayed(server, programId, '1.0.0');
  const page = await sit('admin', { ...LOOKS.phone, reducedMotion: 'reduce' });
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter((it) => it.playState === 'running')
        .map((it) => it.animationName ?? it.transitionProperty),
    );
  let letGo;
  const held = new Promise((done) => (letGo = done));
  await page.route('**/graphql', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/mine/versions/${version}`);
  await expect(loading(page).first()).toBeVisible();
  expect(await moving()).toEqual([]);
  letGo();
  await page.getByRole('button', { name: '上架', exact: true }).click();
  await expect(page.getByRole('button', { name: '确认上架' })).toBeVisible();
  expect(await moving()).toEqual([]);
});

test('a room whose code does not come cannot be opened, until it comes', async ({ sit }) => {
  const page = await sit(null);
  await page.goto('/');
  await settled(page);
  await page.route(/\/app\/.*capabilities\.js/, (route) => route.abort());
  const navigation = page.getByRole('navigation', { name: '主导航' });
  await navigation.getByRole('link', { name: '能力' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '无法打开' })).toBeVisible();
  await sound(page, 'a room that cannot be opened');
  // the others are open
  await navigation.getByRole('link', { name: '发现' }).click();
  await expect(page.getByRole('heading', { name: '热点资讯' })).toBeVisible();
  await page.unroute(/\/app\/.*capabilities\.js/);
  await navigation.getByRole('link', { name: '能力' }).click();
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '能力' })).toBeVisible();
  await settled(page);
});

test('a room that is entered without a network opens by itself when there is one', async ({ sit }) => {
  const page = await sit(null);
  await page.goto('/');
  await settled(page);
  await page.context().setOffline(true);
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '能力' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '无法打开' })).toBeVisible();
  await expect(page.getByText('暂时连不上服务器，恢复后会自动重试')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole('heading', { level: 1, name: '能力' })).toBeVisible();
  await expect(page).toHaveURL(/\/capabilities$/);
});

test('a page of an older build is loaded afresh, once', async ({ sit }) => {
  const page = await sit(null);
  await page.goto('/');
  await settled(page);
  await mark(page);
  const loads = [];
  page.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()));
  // another build has it under another name
  const gone = (route) => route.fulfill({ status: 404, json: { code: 'NOT_FOUND', message: 'there is no such file' } });
  let asked = 0;
  await page.route(/\/app\/.*capabilities\.js/, (route) => ((asked += 1) === 1 ? gone(route) : route.fallback()));
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '能力' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '能力' })).toBeVisible();
  await settled(page);
  expect(await unmarked(page)).toBe(true);
  expect(loads).toEqual([page.url()]);
  expect(page.url()).toMatch(/\/capabilities$/);

  // and not for ever, where that does not help
  await page.route(/\/app\/.*version\d*\.js/, gone);
  await page.goto(`/mine/versions/version_${UNKNOWN}`);
  await expect(page.getByRole('heading', { level: 1, name: '无法打开' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  // the one above, and the address that was opened here
  expect(loads.length).toBe(2);
});

test('too much in too short a time is told in words, and can be tried again', async ({ sit }) => {
  const page = await sit(null);
  const errors = [
    { message: 'too often; again in 7 seconds', extensions: { code: 'RATE_LIMITED', requestId: 'req-of-a-test', retryAfter: 7 } },
  ];
  const headers = { 'retry-after': '7', 'content-type': 'application/json' };
  await page.route('**/graphql', (route) => route.fulfill({ status: 429, headers, body: JSON.stringify({ errors }) }));
  await page.goto('/discover/news');
  await expect(page.getByRole('alert').first()).toContainText('操作过于频繁，请 7 秒后再试');
  await expect(page.getByRole('alert').first()).toContainText('req-of-a-test');
  await page.unroute('**/graphql');
  await page.getByRole('alert').first().getByRole('button', { name: '重试' }).click();
  await expect(page.getByText(/^共 \d+ 条$/)).toBeVisible();
});

scarce('too much for a server of small means is told in the words of the page', async ({ sit }) => {
  const page = await sit(null);
  await page.goto('/');
  await expect(page.getByRole('alert').first()).toContainText(/频繁.*秒/);
  await expect(page.getByRole('button', { name: '重试' }).first()).toBeVisible();
});

test('it can be installed', async ({ server, sit }) => {
  const page = await sit(null);
  await page.goto('/');
  await settled(page);
  const tools = await page.context().newCDPSession(page);
  const { url, data, errors } = await tools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(new URL(url).origin).toBe(server.url);
  const { installabilityErrors } = await tools.send('Page.getInstallabilityErrors');
  // a page of Playwright's is never one to install from
  expect(installabilityErrors.map((it) => it.errorId).filter((it) => it !== 'in-incognito')).toEqual([]);
  const manifest = JSON.parse(data);
  expect(manifest).toMatchObject({ display: 'standalone', start_url: '/', scope: '/', id: '/' });
  expect(manifest.name).toBeTruthy();
  const answer = await page.request.get(url);
  expect(answer.headers()['content-type']).toContain('application/manifest+json');

  const sizeOf = (address) =>
    page.evaluate(async (src) => {
      const picture = Object.assign(new Image(), { src });
      await picture.decode();
      return `${picture.naturalWidth}x${picture.naturalHeight}`;
    }, address);
  const sizes = [];
  for (const { src, sizes: said, type, purpose } of manifest.icons) {
    const address = new URL(src, url).href;
    expect((await page.request.get(address)).headers()['content-type'], src).toContain(type);
    if (said !== 'any') expect(await sizeOf(address), src).toBe(said);
    sizes.push(`${said} ${purpose ?? 'any'}`);
  }
  expect(sizes).toEqual(expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']));
  const touch = await page.locator('link[rel=apple-touch-icon]').getAttribute('href');
  expect(await sizeOf(new URL(touch, server.url).href)).toBe('180x180');
  expect(await page.locator('meta[name=theme-color]').count()).toBe(2);
});
