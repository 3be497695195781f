// By keyboard alone: nothing is clicked, nothing is filled in but by typing, and wherever the focus is, one sees it.
import { fileURLToPath } from 'node:url';
import { ask, expect, found, grayed, settled, test, upload } from './stage.mjs';

const LOGO = fileURLToPath(new URL('../../src/cli/seed/logo.png', import.meta.url));

/** What has the focus, whether one sees that it has, and whether it is in full view. Null: the browser itself has it. */
const focus = (page) =>
  page.evaluate(() => {
    const it = document.activeElement;
    if (!it || it === document.body) return null;
    // a radio button in a chip and a picker of files are shown by their label
    const label = it.closest('label');
    const isRinged = (one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    };
    const ringed = [it, label].find((one) => one && isRinged(one));
    const shown = ringed ?? it;
    // of a link that is broken into lines the first
    const box = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
    // a row of chips goes on beyond the edge: see the last test
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const x = Math.min(Math.max((box.left + box.right) / 2, left + 1), right - 1);
    const wide = right - left >= Math.min(box.width - 1, 8);
    const inView = (y) => {
      // a word in passing is gone in a moment
      const hit = document.elementsFromPoint(x, y).find((one) => it.closest('.toasts') || !one.closest('.toasts'));
      return wide && Boolean(hit && (shown.contains(hit) || label?.contains(hit)));
    };
    // what is higher than the screen has room for is seen where it begins or ends
    const [top, middle, bottom] = [box.top + 3, box.top + box.height / 2, box.bottom - 3].map(inView);
    const visible = box.height > innerHeight / 3 ? top || middle || bottom : top && middle && bottom;
    return {
      what: it.outerHTML.slice(0, 160),
      ringed: Boolean(ringed),
      visible,
      at: [box.left, box.top, box.right, box.bottom].map(Math.round),
    };
  });

/** One place on; wherever that is, one sees it. Answers nothing when the focus has left the page. */
const tab = async (page, key = 'Tab') => {
  await page.keyboard.press(key);
  const at = await focus(page);
  if (!at) return null;
  expect(at.ringed, `the focus is seen on ${at.what}`).toBe(true);
  expect(at.visible, `nothing lies over ${at.what} at ${at.at}`).toBe(true);
  return at;
};

/** By Tab alone to what is looked for, and no further than `most` places. */
const reach = async (target, most = 60) => {
  await expect(target).toBeVisible();
  const page = target.page();
  for (let place = 0; place < most; place += 1) {
    await tab(page);
    if (await target.evaluate((it) => it === document.activeElement)) return;
  }
  throw new Error(`${target} is not reached within ${most} places`);
};

const press = async (target, key = 'Enter') => {
  await reach(target);
  await target.page().keyboard.press(key);
};

/** Takes the place of what is written in the field that has the focus. */
const write = async (page, text) => {
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
};

const heading = (page, name) => page.getByRole('heading', { level: 1, name });
const badge = (page) => page.getByRole('main').locator('.badge').first();
const focusIsWithin = async (box) => expect.poll(() => box.evaluate((it) => it.contains(document.activeElement))).toBe(true);

test('from the front page as a guest to a gray that is changed', async ({ server, sit }) => {
  test.slow();
  const programId = await found(server, '键盘茶铺');
  const version = await grayed(server, programId, '1.0.0', 20);
  const page = await sit(null);
  await page.goto('/');
  await settled(page);

  // past the bar, to what the page is about
  await tab(page);
  await expect(page.getByRole('link', { name: '跳到内容' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tab(page);
  await focusIsWithin(page.getByRole('main'));

  await press(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '我的' }));
  await expect(heading(page, '我的')).toBeFocused();
  await press(page.getByRole('main').getByRole('link', { name: '登录' }));
  await expect(heading(page, '登录')).toBeFocused();
  await reach(page.getByLabel('登录名'));
  await page.keyboard.type('admin');
  await tab(page);
  await expect(page.getByLabel('密码')).toBeFocused();
  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('密码')).toBeFocused();
  await write(page, server.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '我管理的' })).toBeVisible();
  await expect(heading(page, '我的')).toBeFocused();

  await press(page.getByRole('link', { name: '键盘茶铺' }));
  await expect(heading(page, '键盘茶铺')).toBeFocused();
  await press(page.getByRole('link', { name: /^灰度.*1\.0\.0/ }));
  await expect(page).toHaveURL(new RegExp(version));
  await expect(heading(page, '键盘茶铺 1.0.0')).toBeFocused();
  await expect(badge(page)).toHaveText('灰度中 20%');

  const dialog = page.getByRole('dialog');
  const adjust = page.getByRole('button', { name: '调整灰度', exact: true });
  await press(adjust);
  await focusIsWithin(dialog);
  // the chips are one place, with arrows from one to the next
  await expect(dialog.getByRole('radio', { name: '10%' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByLabel('灰度比例（%）')).toHaveValue('30');
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByLabel('灰度比例（%）')).toHaveValue('50');
  await expect(dialog.getByRole('radio', { name: '50%' })).toBeFocused();
  await tab(page);
  await expect(dialog.getByLabel('灰度比例（%）')).toBeFocused();
  await write(page, '12.5');
  await expect(dialog).toContainText('每 10,000 个用户中约有 1,250 个');
  // what was typed is no chip's
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.keyboard.press('Enter');

  const sure = dialog.getByRole('button', { name: '确认调整灰度' });
  await expect(sure).toBeVisible();
  await expect(dialog).toContainText('20% → 12.5%');
  // what would happen has taken the focus first
  await expect(dialog.locator('.phase')).toBeFocused();
  await press(sure);
  await expect(dialog).toHaveCount(0);
  await expect(badge(page)).toHaveText('灰度中 12.5%');
  await expect(adjust).toBeFocused();

  // nothing is done by a dialog that is left
  const publish = page.getByRole('button', { name: '上架', exact: true });
  await press(publish);
  await expect(dialog.getByRole('button', { name: '确认上架' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(publish).toBeFocused();
  await expect(badge(page)).toHaveText('灰度中 12.5%');
  const { program } = await ask(server, 'admin', `{ program(id: "${programId}") { events(last: 20) { nodes { kind percent } } } }`);
  expect(program.events.nodes.filter((it) => it.kind === 'GRAY_ADJUSTED')).toEqual([{ kind: 'GRAY_ADJUSTED', percent: 12.5 }]);
});

test('a submission in three screens', async ({ server, sit }) => {
  test.slow();
  const programId = await found(server, '键盘书店');
  const version = await upload(server, programId, '1.0.0');
  const page = await sit('admin');
  await page.goto(`/mine/versions/${version}`);
  await expect(badge(page)).toHaveText('开发中');
  await press(page.getByRole('link', { name: '提交审核' }));
  await expect(heading(page, '提交审核 1.0.0')).toBeFocused();

  // the agreement can be scrolled, and so it can be entered
  await reach(page.getByRole('region', { name: '协议正文' }));
  const accept = page.getByRole('button', { name: '同意并继续' });
  await expect(accept).toHaveAttribute('aria-disabled', 'true');
  await press(page.getByRole('checkbox', { name: /我已阅读并同意/ }), 'Space');
  await press(accept);

  await reach(page.getByLabel('小程序简介'));
  await write(page, '在手机上查书、订书，到店扫码取书。');
  await reach(page.getByLabel('版本描述'));
  await write(page, '第一个版本：查书、订书，到货提醒。');
  await reach(page.getByRole('textbox', { name: '类目' }));
  await page.keyboard.type('图书');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '移除 图书' })).toBeVisible();
  await press(page.getByRole('radio', { name: '中国' }), 'Space');
  await expect(page.getByRole('radio', { name: '中国' })).toBeChecked();
  await reach(page.getByLabel('客服邮箱'));
  await page.keyboard.type('books@example.com');
  // the picker itself is the system's
  const picker = page.waitForEvent('filechooser');
  await press(page.getByLabel('小程序图标'), 'Enter');
  await (await picker).setFiles(LOGO);
  await expect(page.getByRole('img', { name: '小程序图标' })).toBeVisible();
  await press(page.getByRole('button', { name: '保存并继续' }));

  await expect(page.getByRole('heading', { name: '请确认将要提交的全部信息' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('第一个版本：查书、订书，到货提醒。');
  await press(page.getByRole('button', { name: '确认并提交审核' }));
  await expect(badge(page)).toHaveText('审核中');
  await expect(heading(page, '键盘书店 1.0.0')).toBeFocused();
});

test('each screen of a submission tells where one is', async ({ server, sit }) => {
  const programId = await found(server, '键盘花店');
  const version = await upload(server, programId, '1.0.0');
  const page = await sit('admin');
  await page.goto(`/mine/versions/${version}/submit`);
  await press(page.getByRole('checkbox', { name: /我已阅读并同意/ }), 'Space');
  await press(page.getByRole('button', { name: '同意并继续' }));
  await expect(page.getByLabel('小程序简介')).toBeVisible();
  // the button that was pressed is gone: the focus is where the next screen begins, not lost
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
});

test('a dialog keeps the focus, from its first question to its last', async ({ server, sit }) => {
  const programId = await found(server, '键盘面馆');
  const version = await grayed(server, programId, '1.0.0', 20);
  const page = await sit('admin');
  await page.goto(`/mine/versions/${version}`);
  await press(page.getByRole('button', { name: '结束灰度', exact: true }));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: '确认结束灰度' })).toBeVisible();
  await focusIsWithin(dialog);
  const met = new Set();
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let place = 0; place < 8; place += 1) {
      const at = await tab(page, key);
      if (!at) continue;
      expect(await dialog.evaluate((it) => it.contains(document.activeElement)), at.what).toBe(true);
      met.add(at.what);
    }
  }
  expect(met.size).toBe(2);
});

test('the focus is not lost when a dialog goes from its question to what would happen', async ({ server, sit }) => {
  const programId = await found(server, '键盘酒馆');
  const version = await grayed(server, programId, '1.0.0', 20);
  const page = await sit('admin');
  await page.goto(`/mine/versions/${version}`);
  await press(page.getByRole('button', { name: '调整灰度', exact: true }));
  const dialog = page.getByRole('dialog');
  await reach(dialog.getByLabel('灰度比例（%）'));
  await write(page, '40');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: '确认调整灰度' })).toBeVisible();
  await focusIsWithin(dialog);
});

test('Tab goes round every screen and is caught by none', async ({ server, sit }) => {
  test.slow();
  const programId = await found(server, '键盘诊所');
  const version = await upload(server, programId, '1.0.0');
  const round = async (page, where) => {
    await page.goto(where);
    await settled(page);
    // a list grows when its end comes near: all of it first, so that both ways meet the same
    const more = page.getByRole('button', { name: '加载更多' });
    await expect(async () => {
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expect(more).toHaveCount(0, { timeout: 500 });
    }).toPass();
    await page.evaluate(() => scrollTo(0, 0));
    const skip = page.getByRole('link', { name: '跳到内容' });
    // forwards to the end; from there the browser begins again
    const met = [];
    for (let at = await tab(page); at && met.length < 150; at = await tab(page)) met.push(at.what);
    await tab(page);
    await expect(skip, where).toBeFocused();
    // and backwards from there to the place that was the last
    let last = await tab(page, 'Shift+Tab');
    last ??= await tab(page, 'Shift+Tab');
    expect(last.what, where).toBe(met.at(-1));
  };
  const guest = await sit(null);
  for (const where of ['/discover/news', '/capabilities', '/sign-in', '/mine/account']) await round(guest, where);
  const admin = await sit('admin');
  const mine = ['', '/members', '/upload', '/webhooks'].map((it) => `/mine/programs/${programId}${it}`);
  for (const where of [...mine, `/mine/versions/${version}/submit?step=2`, '/mine/account/tokens']) await round(admin, where);
  const editor = await sit('editor');
  for (const where of ['/desk/new/cases', '/desk/labels']) await round(editor, where);
  const operator = await sit('operator');
  for (const where of ['/operator/people', '/operator/agreements']) await round(operator, where);
});

test('who loads a page of the desk begins at its top', async ({ sit }) => {
  const page = await sit('editor');
  for (const where of ['/desk/new/cases', '/desk/labels', '/desk']) {
    await page.goto(where);
    await settled(page);
    await tab(page);
    await expect(page.getByRole('link', { name: '跳到内容' }), where).toBeFocused();
  }
});

// Chromium does not scroll sideways for what is partly in sight: `.scroll` of ui/ui.css has to be scrolled by the page, at `focusin`
test('a chip at the edge comes into sight when it has the focus', async ({ server, sit }) => {
  const programId = await found(server, '键盘旅社');
  const page = await sit('admin');
  await page.goto(`/mine/programs/${programId}`);
  await settled(page);
  for (const chip of await page.getByRole('navigation', { name: '按状态筛选' }).getByRole('link').all()) {
    await reach(chip);
    const { left, right } = await chip.evaluate((it) => it.getBoundingClientRect());
    expect(left, await chip.innerText()).toBeGreaterThanOrEqual(0);
    expect(right, await chip.innerText()).toBeLessThan(391);
  }
});
