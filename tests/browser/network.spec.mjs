// Lost networks, sleep and servers that do not answer: what was there stays, what happened meanwhile arrives, and nothing is done twice.
import { ask, expect, LOOKS, mark, program, settled, step, submit, test, unmarked, upload } from './stage.mjs';

const badge = (page) => page.getByRole('main').locator('.badge').first();

test('a verdict given while the network was away arrives when it returns', async ({ server, sit }) => {
  const { id } = await program(server, '校园一卡通');
  const version = await upload(server, id, `3.0.${test.info().repeatEachIndex}`);
  await submit(server, '校园一卡通', version);
  const page = await sit('admin', LOOKS.phone);
  await page.goto(`/mine/versions/${version}`);
  await expect(badge(page)).toHaveText('审核中');
  await mark(page);
  await page.context().setOffline(true);
  await expect(page.getByText('网络已断开，显示的是先前的内容')).toBeVisible();
  await step(server, 'reviewer', 'approveVersion', { versionId: version });
  await expect(badge(page)).toHaveText('审核中');
  // a screen that was never opened says so, and opens itself afterwards
  await page.context().setOffline(false);
  await expect(page.getByText('网络已断开')).toHaveCount(0);
  await expect(badge(page)).toHaveText('待上架');
  expect(await unmarked(page)).toBe(false);
});

test('a page that slept is brought up to date when it is shown again, and holds no stream meanwhile', async ({ server, sit }) => {
  const { versions } = await program(server, '周末露营装备租赁');
  const waiting = versions.nodes.find((it) => it.state === 'IN_REVIEW');
  const page = await sit('admin', LOOKS.phone);
  await page.goto(`/mine/versions/${waiting.id}`);
  await expect(badge(page)).toHaveText('审核中');
  await mark(page);
  const streams = async () =>
    Number(/^devcenter_subscriptions(?:\{[^}]*\})? (\d+)/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1]);
  await expect.poll(streams).toBe(1);
  const show = (state) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', {
        value,
        configurable: true,
      });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await show('hidden');
  await expect.poll(streams).toBe(0);
  await step(server, 'reviewer', 'claimReview', {
    id: (await ask(server, 'reviewer', `{ version(id: "${waiting.id}") { review { id } } }`)).version.review.id,
  });
  await step(server, 'reviewer', 'rejectVersion', {
    versionId: waiting.id,
    findings: [
      {
        code: 'PRIVACY',
        severity: 'BLOCKING',
        message: '首页未经说明就收集手机号。',
      },
    ],
  });
  await show('visible');
  await expect(badge(page)).toHaveText('审核驳回');
  await expect(page.getByText('首页未经说明就收集手机号')).toBeVisible();
  await expect.poll(streams).toBe(1);
  expect(await unmarked(page)).toBe(false);
});

test('an answer that was under way while something changed does not undo it', async ({ server, sit }) => {
  const { id } = await program(server, '校园一卡通');
  const page = await sit('admin', LOOKS.phone);
  const version = await upload(server, id, `4.0.${test.info().workerIndex}`);
  await page.goto(`/mine/versions/${version}`);
  await expect(badge(page)).toHaveText('开发中');
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  let asked = 0;
  let others = 0;
  await page.route('**/graphql', async (route) => {
    if (asked > 0 && /query Viewer\b/.test(route.request().postData() ?? '')) others += 1;
    if (!/query Version\b/.test(route.request().postData() ?? '') || (asked += 1) > 1) return route.fallback();
    // it is answered now, and arrives later
    const response = await route.fetch();
    await held;
    return route.fulfill({ response });
  });
  await page.getByRole('button', { name: '刷新' }).click();
  await expect.poll(() => asked).toBe(1);
  await step(server, 'developer', 'deleteVersion', { versionId: version, number: `4.0.${test.info().workerIndex}` });
  // the feed has told of it: what else is shown was asked for again
  await expect.poll(() => others).toBeGreaterThan(0);
  letGo();
  await expect(page.getByText(/没有找到|已被删除/)).toBeVisible();
});

test('six pages side by side leave a way for a question: their streams take turns', async ({ server, sit }) => {
  test.slow();
  const { id } = await program(server, '城市公交乘车码');
  const version = await upload(server, id, '9.0.0');
  await submit(server, '城市公交乘车码', version);
  const page = await sit('reviewer', LOOKS.phone);
  const pages = [page, ...(await Promise.all(Array.from({ length: 5 }, () => page.context().newPage())))];
  for (const one of pages) {
    await one.goto('/review');
    await expect(one.getByRole('link', { name: '城市公交乘车码 9.0.0' })).toBeVisible();
  }
  const streams = async () => Number(/^devcenter_subscriptions (\d+)/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1]);
  await expect.poll(streams).toBe(4);
  await page.getByRole('button', { name: '领取 城市公交乘车码 9.0.0' }).click();
  await expect(page.getByRole('button', { name: '放回 城市公交乘车码 9.0.0' })).toBeVisible();
  // and whoever had to wait hears of it in their turn
  for (const one of pages) await expect(one.getByRole('button', { name: '放回 城市公交乘车码 9.0.0' })).toBeVisible({ timeout: 60_000 });
  for (const one of pages) await one.close();
});

test('what is shown stays when asking again fails, and can be asked for again', async ({ sit }) => {
  const page = await sit(null, LOOKS.phone);
  await page.goto('/');
  await settled(page);
  await expect(page.getByRole('heading', { name: '热点资讯' })).toBeVisible();
  await page.route('**/graphql', (route) =>
    route.fulfill({
      status: 503,
      json: { code: 'UNAVAILABLE', message: 'later' },
    }),
  );
  await page.getByRole('button', { name: '刷新' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('heading', { name: '热点资讯' })).toBeVisible();
  await page.unroute('**/graphql');
  await page.getByRole('alert').getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a first look that fails says so, and tries again', async ({ sit }) => {
  const page = await sit(null, LOOKS.phone);
  await page.route('**/graphql', (route) =>
    route.fulfill({
      status: 503,
      json: { code: 'UNAVAILABLE', message: 'later' },
    }),
  );
  await page.goto('/discover/news');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.unroute('**/graphql');
  await page.getByRole('alert').first().getByRole('button', { name: '重试' }).click();
  await expect(page.getByText(/^共 \d+ 条$/)).toBeVisible();
});

test('a change whose answer was lost is sent again under the same key, and done once', async ({ server, sit }) => {
  const { id, versions } = await program(server, '街角茶铺点单');
  const gray = versions.nodes.find((it) => it.state === 'GRAY');
  const page = await sit('admin', LOOKS.phone);
  await page.goto(`/mine/versions/${gray.id}`);
  await page.getByRole('button', { name: '调整灰度' }).click();
  await page.getByLabel('灰度比例（%）').fill('42');
  await page.getByRole('button', { name: '下一步' }).click();
  const sure = page.getByRole('button', { name: '确认调整灰度' });
  await expect(sure).toBeVisible();
  const keys = [];
  await page.route('**/graphql', async (route) => {
    const request = route.request();
    if (!request.postData()?.includes('"dryRun":false')) return route.fallback();
    keys.push(request.headers()['idempotency-key']);
    // the server does it, and nobody hears
    if (keys.length === 1) {
      await route.fetch();
      return route.abort('connectionreset');
    }
    return route.fallback();
  });
  await sure.click();
  await expect(page.getByRole('alert')).toContainText('再次提交不会重复执行');
  await page.getByRole('dialog').getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(badge(page)).toHaveText('灰度中 42%');
  expect(keys.length).toBe(2);
  expect(keys[0]).toBe(keys[1]);
  const { program: after } = await ask(server, 'admin', `{ program(id: "${id}") { events(last: 50) { nodes { kind percent } } } }`);
  expect(after.events.nodes.filter((it) => it.kind === 'GRAY_ADJUSTED' && it.percent === 42)).toHaveLength(1);
});

test('somebody was faster: what changed is shown, and the person decides', async ({ server, sit }) => {
  const { versions } = await program(server, '街角茶铺点单');
  const gray = versions.nodes.find((it) => it.state === 'GRAY');
  const page = await sit('admin', LOOKS.phone);
  await page.goto(`/mine/versions/${gray.id}`);
  await page.getByRole('button', { name: '调整灰度' }).click();
  await page.getByLabel('灰度比例（%）').fill('61');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('button', { name: '确认调整灰度' })).toBeVisible();
  await step(server, 'admin', 'adjustGray', {
    versionId: gray.id,
    percent: 55,
  });
  await page.getByRole('button', { name: '确认调整灰度' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('调整灰度');
  await expect(dialog).toContainText('尚未执行任何操作');
  await dialog.getByRole('button', { name: '按最新情况继续' }).click();
  await dialog.getByRole('button', { name: '确认调整灰度' }).click();
  await expect(badge(page)).toHaveText('灰度中 61%');
});

test('a session that ended elsewhere becomes a guest, who is asked to sign in', async ({ sit }) => {
  const page = await sit('admin', LOOKS.phone);
  await page.goto('/mine');
  await expect(page.getByRole('heading', { name: '我管理的' })).toBeVisible();
  const sessions = `{ viewer { sessions { id current lastUsedAt } } }`;
  const { viewer } = await page.evaluate(
    async (query) =>
      (
        await (
          await fetch('/graphql', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query }),
          })
        ).json()
      ).data,
    sessions,
  );
  const mine = viewer.sessions.find((it) => it.current);
  await page.evaluate(async (id) => {
    const query = 'mutation ($id: ID!) { revokeSession(input: { sessionId: $id }) { userErrors { code } } }';
    await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { id } }),
    });
  }, mine.id);
  await page.reload();
  await expect(page.getByRole('link', { name: '登录' })).toBeVisible();
});
