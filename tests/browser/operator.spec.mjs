// The operator's desk: what is decided there holds at once, on the pages that those whom it concerns have open.
import { createServer } from 'node:http';
import { serve } from '../clients/server.mjs';
import { arrive, ask, begin, expect, found, grayed, LOOKS, mark, prepare, sound, step, test, unmarked, upload } from './stage.mjs';

// what is put in force here concerns nobody else's tests
test.use({ settings: { DEVCENTER_LOG_LEVEL: 'warn' } });

/** A server whose webhooks may lead to this machine: `demo` does not ask the setting. */
const local = test.extend({
  server: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await serve({ DEVCENTER_WEBHOOKS_LOOPBACK: 'true' });
      const known = { ...server, password: 'a long enough password' };
      await begin(known, 'first');
      await use(known);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});

const badge = (page) => page.getByRole('main').locator('.badge').first();
const isLive = (page) => expect(page.locator('.frame')).toHaveAttribute('data-live', 'true');

const sure = async (page, action) => {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await expect(dialog).toHaveCount(0);
};

test('a role that is given or withdrawn shows on the open page of whose it is', async ({ server, sit }) => {
  await arrive(server, 'to-review', '未来的审核员');
  const theirs = await sit('to-review');
  await theirs.goto('/mine');
  await expect(theirs.getByRole('region', { name: '当前账号' })).toContainText('未来的审核员');
  await expect(theirs.getByRole('link', { name: '审核台' })).toHaveCount(0);
  await isLive(theirs);
  await mark(theirs);

  const page = await sit('operator');
  await page.goto('/operator/people');
  await page.getByRole('searchbox', { name: '搜索登录名或姓名' }).fill('to-rev');
  await page.getByRole('link', { name: /未来的审核员/ }).click();
  await page.getByRole('button', { name: '授予平台审核员' }).click();
  await expect(page.getByRole('dialog')).toContainText('未来的审核员 将成为平台审核员，立即生效。');
  await sure(page, '授予');
  await expect(page.getByRole('button', { name: '收回平台审核员' })).toBeVisible();

  await theirs.getByRole('link', { name: '审核台' }).click();
  await expect(theirs.getByRole('heading', { level: 1, name: '审核队列' })).toBeVisible();
  await expect(theirs.getByText('你不是平台审核员')).toHaveCount(0);
  await theirs.getByRole('link', { name: '返回' }).click();

  await page.getByRole('button', { name: '收回平台审核员' }).click();
  await sure(page, '收回');
  await expect(theirs.getByRole('link', { name: '审核台' })).toHaveCount(0);
  expect(await unmarked(theirs)).toBe(false);
});

test('the last admin stays one, and stays enabled', async ({ server, sit }) => {
  const page = await sit('operator');
  await page.goto('/operator/people/operator');
  await page.getByRole('button', { name: '收回平台管理员' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('这是你自己');
  await dialog.getByRole('button', { name: '收回', exact: true }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  const told = await dialog.getByRole('alert').innerText();
  await sound(page, 'a refusal in a dialog');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: '停用账号' }).click();
  // a former refusal does not stand in the next question
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByRole('button', { name: '停用', exact: true }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  expect(told).toMatch(/最后|至少|唯一/);
  const { viewer } = await ask(server, 'operator', '{ viewer { roles } }');
  expect(viewer.roles).toContain('PLATFORM_ADMIN');
});

test('an account is disabled: its open page becomes a guest’s; enabled, it signs in again', async ({ server, sit }) => {
  await arrive(server, 'to-disable', '要停用的人');
  const theirs = await sit('to-disable');
  await theirs.goto('/mine');
  await isLive(theirs);
  await mark(theirs);
  const page = await sit('operator');
  await page.goto('/operator/people/to-disable');
  await expect(page.getByText('正常', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '停用账号' }).click();
  await sure(page, '停用');
  await expect(page.getByText('已停用', { exact: true })).toBeVisible();
  await expect(theirs.getByRole('main').getByRole('link', { name: '登录' })).toBeVisible();
  expect(await unmarked(theirs)).toBe(false);

  const signIn = async () => {
    await theirs.goto('/sign-in?next=/mine');
    await theirs.getByLabel('登录名').fill('to-disable');
    await theirs.getByLabel('密码').fill(server.password);
    await theirs.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
  };
  await signIn();
  await expect(theirs.getByRole('alert')).toHaveText('登录名或密码不正确');
  await page.getByRole('button', { name: '启用账号' }).click();
  await sure(page, '启用');
  await expect(page.getByText('正常', { exact: true })).toBeVisible();
  await signIn();
  await expect(theirs.getByRole('region', { name: '当前账号' })).toContainText('要停用的人');
});

test('a released version is suspended with a reason that its members read at once, and reinstated', async ({ server, sit }) => {
  const programId = await found(server, '违规小铺');
  const version = await grayed(server, programId, '1.0.0', 50);
  await step(server, 'admin', 'publishVersion', { versionId: version });
  const member = await sit('developer');
  await member.goto(`/mine/versions/${version}`);
  await expect(badge(member)).toHaveText('已上架');
  await isLive(member);
  await mark(member);

  const page = await sit('operator');
  await page.goto('/operator/programs');
  await page.getByRole('searchbox').fill('违规小铺');
  const shop = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '违规小铺' }) });
  await shop.getByRole('link', { name: /1\.0\.0/ }).click();
  await page.getByRole('button', { name: '强制下架' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: '下一步' })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByLabel('强制下架的原因').fill('商品页诱导用户分享，请整改后申请恢复。');
  await dialog.getByRole('button', { name: '下一步' }).click();
  await expect(dialog).toContainText('小程序成员会收到通知并看到原因');
  await sure(page, '确认强制下架');
  await expect(badge(page)).toHaveText('被强制下架');

  await expect(badge(member)).toHaveText('被强制下架');
  await expect(member.getByRole('region', { name: '状态' })).toContainText('商品页诱导用户分享');
  await expect(member.getByRole('status').filter({ hasText: '违规小铺 1.0.0 被强制下架' })).toBeVisible();

  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await sure(page, '确认恢复');
  await expect(badge(page)).toHaveText('已上架');
  await expect(badge(member)).toHaveText('已上架');
  expect(await unmarked(member)).toBe(false);
});

test('an agreement comes into force: who is about to submit reads and accepts it first', async ({ server, sit }) => {
  const programId = await found(server, '协议小铺');
  const version = await upload(server, programId, '1.0.0');
  const former = await prepare(server, programId);
  // accepted as it stands, and already before the last screen
  const admin = await sit('admin');
  await admin.goto(`/mine/versions/${version}/submit?step=3`);
  await expect(admin.getByRole('button', { name: '确认并提交审核' })).not.toHaveAttribute('aria-disabled');

  const page = await sit('operator');
  await page.goto('/operator/agreements');
  await page.getByRole('button', { name: '发布新协议' }).click();
  const form = page.getByRole('form', { name: '发布新协议' });
  await form.getByRole('button', { name: '发布' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await expect(form.getByLabel('标题')).toHaveAttribute('aria-invalid', 'true');
  await form.getByLabel('标题').fill('平台服务协议（新）');
  await form.getByLabel('正文').fill('## 第一条\n\n不得诱导用户分享。');
  await form.getByRole('button', { name: '发布' }).click();
  await sure(page, '发布');
  const inForce = page.getByRole('article');
  await expect(inForce).toContainText('平台服务协议（新）');
  await expect(inForce).toContainText('生效中');
  await expect(inForce.getByRole('heading', { name: '第一条' })).toBeVisible();
  await page.getByRole('link', { name: `第 ${former} 版` }).click();
  await expect(inForce).toContainText('已被取代');

  // who confirmed the former text is not taken at their word
  await admin.getByRole('button', { name: '确认并提交审核' }).click();
  await expect(admin.getByText(/平台发布了新的协议：《平台服务协议（新）》/)).toBeVisible();
  await admin.goto(`/mine/versions/${version}/submit`);
  await expect(admin.getByRole('heading', { name: '平台服务协议（新）' })).toBeVisible();
  await expect(admin.getByRole('navigation', { name: '提审步骤' }).getByRole('link', { name: /协议/ })).toHaveAttribute(
    'aria-current',
    'step',
  );
  await admin.getByRole('checkbox', { name: '我已阅读并同意《平台服务协议（新）》' }).check();
  // the server's own words about it come late: what one did oneself is not told as somebody else's change
  let release;
  const held = new Promise((done) => (release = done));
  await admin.route('**/graphql', async (route) => {
    if (/query SubmissionDesk/.test(route.request().postData() ?? '')) await held;
    await route.continue();
  });
  await admin.getByRole('button', { name: '同意并继续' }).click();
  await admin.getByRole('button', { name: '下一步：确认' }).click();
  await expect(admin.getByRole('button', { name: '请稍候…' })).toBeVisible();
  await expect(admin.getByText('尚未同意协议')).toBeHidden();
  release();
  await expect(admin.getByText(`《平台服务协议（新）》第 ${former + 1} 版 · 已同意`)).toBeVisible();
  await admin.getByRole('button', { name: '确认并提交审核' }).click();
  await expect(badge(admin)).toHaveText('审核中');
});

for (const [look, options] of [
  ['phone', LOOKS.phone],
  ['wide', { ...LOOKS.wide, locale: 'zh-CN' }],
]) {
  test(`the log tells of what happens while it is open, and is narrowed down, ${look}`, async ({ server, sit }) => {
    const programId = await found(server, `日志小铺${look}`);
    const page = await sit('operator', options);
    await page.goto('/operator/audit');
    const rows = look === 'phone' ? page.getByRole('main').locator('li.credential') : page.getByRole('table').locator('tbody tr');
    await expect(rows.first()).toBeVisible();
    await expect(page.getByRole('button', { name: /条新记录/ })).toHaveCount(0);
    await isLive(page);
    await upload(server, programId, '7.7.7');
    await page.getByRole('button', { name: /^查看 \d+ 条新记录$/ }).click();
    const row = rows.filter({ hasText: '7.7.7' }).filter({ hasText: `日志小铺${look}` });
    const next = rows.filter({ hasText: '7.7.8' }).filter({ hasText: `日志小铺${look}` });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText('上传');
    await expect(row).toContainText('小程序开发者');
    await expect(page.getByRole('button', { name: /条新记录/ })).toHaveCount(0);
    await row.getByText(/^第 \d+ 条$/).click();
    await expect(row.getByText(/^[0-9a-f]{64}$/)).toBeVisible();

    await page.getByRole('main').getByText('筛选', { exact: true }).first().click();
    const filter = page.getByRole('form', { name: '筛选' });
    await filter.getByText('版本', { exact: true }).first().click();
    await filter.getByRole('checkbox', { name: '上传', exact: true }).check();
    await filter.getByRole('button', { name: '应用筛选' }).click();
    await expect(page).toHaveURL(/kinds=VERSION_UPLOADED/);
    await expect(page.getByText('1 个条件')).toBeVisible();
    await expect(rows.filter({ hasNotText: '上传' })).toHaveCount(0);
    await expect(row).toHaveCount(1);
    // what is filtered out is not counted either; what is not, is
    await step(server, 'admin', 'updateBasicInfo', { programId, slogan: '写进日志里的一句标语' });
    await upload(server, programId, '7.7.8');
    await page.getByRole('button', { name: '查看 1 条新记录' }).click();
    await expect(next).toHaveCount(1);
    // the address holds it: a link leads to the same rows
    await page.reload();
    await expect(next).toHaveCount(1);
    await expect(rows.filter({ hasNotText: '上传' })).toHaveCount(0);
    await page.goto('/operator/audit?kinds=WEBHOOK_DELETED');
    await expect(page.getByText('没有符合条件的记录')).toBeVisible();
    await page.getByRole('link', { name: '清除筛选' }).last().click();
    await expect(rows.first()).toBeVisible();
  });
}

local('a webhook is made, its secret shown once, and it is told something', async ({ sit }) => {
  const told = [];
  const listener = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += piece));
    request.on('end', () => {
      told.push({ method: request.method, headers: request.headers, body });
      response.end();
    });
  });
  await new Promise((done) => listener.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${listener.address().port}/hook`;
  try {
    const page = await sit('first');
    await page.goto('/operator/webhooks');
    await page.getByRole('button', { name: '添加 Webhook' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('地址').fill('not an address');
    await dialog.getByRole('button', { name: '添加', exact: true }).click();
    await expect(dialog.getByLabel('地址')).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByLabel('地址').fill(url);
    await dialog.getByLabel('用途（选填）').fill('测试用');
    await dialog.getByText('指定事件', { exact: true }).click();
    await dialog.getByRole('button', { name: '添加', exact: true }).click();
    await expect(dialog.getByText('请至少选择一个事件')).toBeVisible();
    await dialog.getByRole('checkbox', { name: '删除 Webhook' }).check();
    await dialog.getByRole('button', { name: '添加', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    const kept = page.getByRole('status').filter({ hasText: '签名密钥，只显示这一次' });
    const secret = await kept.locator('code').innerText();
    expect(secret).toMatch(/^whsec_/);
    const card = page.getByRole('listitem').filter({ hasText: url });
    await expect(card.getByText('正常', { exact: true })).toBeVisible();

    await card.getByRole('button', { name: '测试推送' }).click();
    await expect(card.getByText('已送达')).toBeVisible();
    await expect(card).toContainText('HTTP 200');
    expect(told.length).toBe(1);
    expect(told[0].method).toBe('POST');
    expect(told[0].headers['webhook-signature']).toMatch(/^v1,/);

    await page.reload();
    await expect(card).toBeVisible();
    expect(await page.content()).not.toContain(secret);

    await card.getByRole('button', { name: '停用', exact: true }).click();
    await sure(page, '停用');
    await expect(card.getByText('已停用', { exact: true })).toBeVisible();
    await expect(card.getByRole('button', { name: '测试推送' })).toHaveCount(0);
    await card.getByRole('button', { name: '删除', exact: true }).click();
    await sure(page, '删除');
    await expect(card).toHaveCount(0);
  } finally {
    listener.close();
  }
});
