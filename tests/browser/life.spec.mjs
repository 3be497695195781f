// The whole life of a version by three people, each in a browser of their own: what one does arrives on the pages that the others have open.
import { expect, LOOKS, mark, program, sound, test, unmarked, upload } from './stage.mjs';

const NAME = '校园一卡通';
const CHINESE = { ...LOOKS.wide, locale: 'zh-CN', colorScheme: 'light' };

const badge = (page) => page.getByRole('main').locator('.badge').first();

const confirm = async (page, step) => {
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: `确认${step}`, exact: true })).toBeVisible();
  await sound(page, `the dialog of ${step}`);
  await dialog.getByRole('button', { name: `确认${step}`, exact: true }).click();
  await expect(dialog).toHaveCount(0);
};

const submitInThreeScreens = async (page, description) => {
  await page.getByRole('link', { name: '提交审核' }).click();
  // accepted before, so it begins with the second screen; the first is there to be read again
  await page.getByRole('navigation', { name: '提审步骤' }).getByRole('link', { name: /协议/ }).click();
  await expect(page.getByText('小程序平台服务协议').first()).toBeVisible();
  await page.getByRole('button', { name: '下一步：基础信息' }).click();
  const field = page.getByLabel('版本描述');
  await expect(field).not.toHaveValue('');
  // checked when it is left
  await field.fill('太短');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await field.blur();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(/^还差 \d+ 个字符/)).toBeVisible();
  await field.fill(description);
  await page.getByRole('button', { name: '保存并继续' }).click();
  await expect(page.getByText(description)).toBeVisible();
  await sound(page, 'the confirmation of a submission');
  await page.getByRole('button', { name: '确认并提交审核' }).click();
};

test('from the upload to the take-down', async ({ server, sit }) => {
  test.slow();
  const { id } = await program(server, NAME);
  const developer = await sit('developer', LOOKS.phone);
  const admin = await sit('admin', LOOKS.phone);
  const reviewer = await sit('reviewer', CHINESE);

  await developer.goto(`/mine/programs/${id}`);
  await expect(developer.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  await reviewer.goto('/review');
  await expect(reviewer.getByRole('heading', { level: 1 })).toBeVisible();
  for (const page of [developer, reviewer]) await mark(page);

  // CI uploads; the developer's page knows
  const version = await upload(server, id, '1.1.0');
  await expect(developer.getByRole('link', { name: /1\.1\.0/ }).first()).toBeVisible();

  await admin.goto(`/mine/versions/${version}`);
  await expect(badge(admin)).toHaveText('开发中');
  await mark(admin);
  await submitInThreeScreens(admin, '新增余额提醒，修复挂失页面在部分机型上无法提交的问题。');
  await expect(badge(admin)).toHaveText('审核中');

  // the reviewer's open queue has it; they claim it, read it, and reject it
  await reviewer.getByRole('button', { name: `领取 ${NAME} 1.1.0` }).click();
  await expect(reviewer.getByRole('button', { name: `放回 ${NAME} 1.1.0` })).toBeVisible();
  await reviewer.getByRole('link', { name: `${NAME} 1.1.0` }).click();
  await expect(reviewer.getByText('新增余额提醒')).toBeVisible();
  await expect(reviewer.getByRole('heading', { name: '与线上版本 1.0.0 对比' })).toBeVisible();
  await reviewer.getByRole('button', { name: '驳回…' }).click();
  const finding = reviewer.getByRole('group', { name: '驳回原因 第 1 条' });
  await finding.getByLabel('类型').selectOption({ label: '功能' });
  await finding.getByLabel('说明').fill('挂失页面点击提交后没有任何反应，请修复后重新提交。');
  await finding.getByText('必须修改').click();
  await sound(reviewer, 'the findings of a rejection');
  await reviewer.getByRole('button', { name: /^驳回（1 条原因）$/ }).click();
  await reviewer.getByRole('dialog').getByRole('button', { name: '确认驳回' }).click();

  // the verdict arrives on the admin's open page, reads itself out, and takes nobody's focus
  await expect(badge(admin)).toHaveText('审核驳回');
  await expect(admin.getByText('挂失页面点击提交后没有任何反应')).toBeVisible();
  expect(await unmarked(admin)).toBe(false);

  await admin.getByRole('button', { name: '退回开发' }).click();
  await confirm(admin, '退回开发');
  await expect(badge(admin)).toHaveText('开发中');
  await submitInThreeScreens(admin, '新增余额提醒；挂失页面已修复，并补充了提交后的结果提示。');
  await expect(badge(admin)).toHaveText('审核中');

  await reviewer.goto('/review');
  await reviewer.getByRole('link', { name: `${NAME} 1.1.0` }).click();
  await reviewer.getByRole('region', { name: '领取' }).getByRole('button', { name: '领取' }).click();
  await reviewer.getByRole('button', { name: '通过', exact: true }).click();
  await reviewer.getByRole('dialog').getByRole('button', { name: '确认通过' }).click();
  await expect(badge(admin)).toHaveText('待上架');

  // 灰度: chosen, changed, ended by publishing
  await admin.getByRole('button', { name: '灰度发布' }).click();
  await admin.getByRole('dialog').getByText('10%', { exact: true }).click();
  await expect(admin.getByRole('dialog')).toContainText('每 100 个用户中约有 10 个');
  await admin.getByRole('button', { name: '下一步' }).click();
  await confirm(admin, '灰度发布');
  await expect(badge(admin)).toHaveText('灰度中 10%');
  await admin.getByRole('button', { name: '调整灰度' }).click();
  await admin.getByLabel('灰度比例（%）').fill('33.33');
  await admin.getByRole('button', { name: '下一步' }).click();
  await confirm(admin, '调整灰度');
  await expect(badge(admin)).toHaveText('灰度中 33.33%');
  await admin.getByRole('button', { name: '上架', exact: true }).click();
  await confirm(admin, '上架');
  await expect(badge(admin)).toHaveText('已上架');
  // the developer has watched all of it on one page
  await expect(developer.getByRole('main').getByText('已上架').first()).toBeVisible();
  await expect(developer.getByRole('link', { name: /1\.1\.0.*已上架/ }).first()).toBeVisible();
  expect(await unmarked(developer)).toBe(false);

  await admin.getByRole('button', { name: '回滚' }).click();
  await expect(admin.getByRole('dialog')).toContainText('1.0.0');
  await confirm(admin, '回滚');
  await expect(badge(admin)).toHaveText('已下线');

  // 下架: the phone says where; the computer does it
  const { versions } = await program(server, NAME);
  const released = versions.nodes.find((it) => it.state === 'RELEASED');
  expect(released.number).toBe('1.0.0');
  await admin.goto(`/mine/versions/${released.id}`);
  await expect(admin.getByRole('button', { name: '下架', exact: true })).toHaveCount(0);
  await expect(admin.getByText('请用电脑上的浏览器（宽屏）登录开发者中心')).toBeVisible();
  const desktop = await sit('admin', CHINESE);
  await desktop.goto(`/mine/versions/${released.id}`);
  await desktop.getByRole('button', { name: '下架', exact: true }).click();
  await confirm(desktop, '下架');
  await expect(badge(admin)).toHaveText('已下线');
});

test('a development version is deleted by typing its number, and not by another', async ({ server, sit }) => {
  const { id } = await program(server, '街角茶铺点单');
  const version = await upload(server, id, '2.0.0');
  const page = await sit('developer', LOOKS.phone);
  await page.goto(`/mine/versions/${version}`);
  await page.getByRole('button', { name: '删除' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('输入版本号 2.0.0 确认删除').fill('2.0.1');
  await expect(dialog.getByRole('button', { name: '删除，不可恢复' })).toHaveAttribute('aria-disabled', 'true');
  await expect(dialog.getByText('与版本号 2.0.0 不一致')).toBeVisible();
  await dialog.getByLabel('输入版本号 2.0.0 确认删除').fill('2.0.0');
  await dialog.getByRole('button', { name: '删除，不可恢复' }).click();
  await expect(page).toHaveURL(new RegExp(`/mine/programs/${id}$`));
  await expect(page.getByRole('link', { name: /^2\.0\.0/ })).toHaveCount(0);
});
