// The editors' desk: what is written there reaches readers when it is meant to, and nothing that was typed is lost.
import { ask, expect, LOOKS, settled, sound, test } from './stage.mjs';

const create = async (server, title, { published = true, ...rest } = {}) => {
  const { newsCategories } = await ask(server, 'editor', '{ newsCategories { id } }');
  const input = { title, categoryId: newsCategories[0].id, summary: `${title}的摘要`, body: `${title}的正文`, ...rest };
  const mutation =
    'mutation ($input: CreateNewsInput!) { createNews(input: $input) { entry { id contentId lockVersion } userErrors { message } } }';
  const { createNews } = await ask(server, 'editor', mutation, { input });
  if (!createNews.entry) throw new Error(JSON.stringify(createNews.userErrors));
  if (published) await change(server, 'publishContent', { id: createNews.entry.id });
  return createNews.entry;
};

/** As another editor would, from elsewhere. */
const change = async (server, name, input) => {
  const kind = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const mutation = `mutation ($input: ${kind}!) { ${name}(input: $input) { entry { lockVersion } userErrors { code message } } }`;
  const answer = await ask(server, 'editor', mutation, { input });
  if (!answer[name].entry) throw new Error(`${name}: ${JSON.stringify(answer[name].userErrors)}`);
  return answer[name].entry.lockVersion;
};

const draft = async (server, id) => {
  const query = '{ entry(id: "ID") { state draft { ... on NewsDocument { title summary body author } } } }';
  return (await ask(server, 'editor', query.replace('ID', id))).entry;
};

const open = async (sit, id) => {
  const page = await sit('editor');
  await page.goto(`/desk/entries/${id}`);
  await expect(page.getByLabel('标题（必填）')).toBeVisible();
  return page;
};

const title = (page) => page.getByLabel('标题（必填）');
const standing = (page) => page.getByRole('region', { name: '状态与操作' });
const save = (page) => page.getByRole('button', { name: '保存', exact: true });
const isSaved = (page) => expect(page.getByRole('button', { name: '已保存', exact: true })).toBeVisible();

const step = async (page, name) => {
  await standing(page).getByRole('button', { name, exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `确认${name}` })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

test('news is written, looked at, published, and read by a guest whose list was open', async ({ sit }) => {
  const guest = await sit(null);
  await guest.goto('/discover/news');
  await expect(guest.getByText(/^共 \d+ 条$/)).toBeVisible();
  await expect(guest.getByRole('link', { name: /编辑写的第一条/ })).toHaveCount(0);

  const page = await sit('editor');
  await page.goto('/desk');
  await page.getByRole('link', { name: '新建热点资讯' }).click();
  await page.getByRole('button', { name: '创建草稿' }).click();
  // what is missing is marked, and has the focus
  await expect(page.getByRole('alert').filter({ hasText: '需要修改' })).toBeVisible();
  await expect(page.locator('[aria-invalid=true]').first()).toBeFocused();
  await title(page).fill('编辑写的第一条');
  await page.getByLabel('分类（必填）').selectOption({ label: '产品动态' });
  await page.getByLabel('摘要').fill('摘要会出现在列表里。');
  await page.getByLabel('正文').fill('## 小标题\n\n一段**很重要**的话。\n\n<script>alert(1)</script>');
  await page.getByText('预览', { exact: true }).click();
  const preview = page.getByRole('article');
  await expect(preview.getByRole('heading', { name: '小标题' })).toBeVisible();
  await expect(preview.locator('strong')).toHaveText('很重要');
  await expect(preview.locator('script')).toHaveCount(0);
  await page.getByText('编辑', { exact: true }).click();
  await expect(page.getByLabel('正文')).toHaveValue(/小标题/);
  await page.getByRole('button', { name: '创建草稿' }).click();
  await expect(page).toHaveURL(/\/desk\/entries\/entry_/);
  await expect(standing(page).getByText('草稿', { exact: true })).toBeVisible();

  // nobody reads a draft
  await guest.getByRole('button', { name: '刷新' }).click();
  await settled(guest);
  await expect(guest.getByRole('link', { name: /编辑写的第一条/ })).toHaveCount(0);

  await standing(page).getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('读者立即能在“热点资讯”看到它');
  await sound(page, 'the dialog of a publication');
  await page.getByRole('dialog').getByRole('button', { name: '确认发布' }).click();
  await expect(standing(page).getByText('已发布', { exact: true })).toBeVisible();

  await guest.getByRole('button', { name: '刷新' }).click();
  await guest.getByRole('link', { name: /编辑写的第一条/ }).click();
  await expect(guest.getByRole('heading', { name: '编辑写的第一条' })).toBeVisible();
  await expect(guest.getByRole('heading', { name: '小标题' })).toBeVisible();
});

test('a schedule is for the time to come, and can be taken back', async ({ server, sit }) => {
  const { id } = await create(server, '定时的一条', { published: false });
  const page = await open(sit, id);
  await standing(page).getByRole('button', { name: '定时发布' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('发布时间').fill('2020-01-01T08:00');
  await dialog.getByRole('button', { name: '确认定时发布' }).click();
  await expect(dialog.getByText('请选择一年以内的将来时间')).toBeVisible();
  await expect(dialog.getByLabel('发布时间')).toHaveAttribute('aria-invalid', 'true');
  expect((await draft(server, id)).state).toBe('DRAFT');
  const later = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 11);
  await dialog.getByLabel('发布时间').fill(`${later}09:30`);
  await dialog.getByRole('button', { name: '确认定时发布' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(standing(page).getByText('待发布', { exact: true })).toBeVisible();
  await expect(standing(page)).toContainText('09:30');
  await step(page, '取消定时');
  await expect(standing(page).getByText('草稿', { exact: true })).toBeVisible();
});

test.describe('somebody else saved first', () => {
  // both change the title; they write a summary, we an author
  const meet = async (server, sit, name) => {
    const { id, lockVersion } = await create(server, name, { published: false });
    const page = await open(sit, id);
    await title(page).fill(`${name}（我的）`);
    await page.getByLabel('作者').fill('我');
    await change(server, 'updateNews', { id, expectedLockVersion: lockVersion, title: `${name}（对方）`, summary: '对方写的摘要。' });
    await save(page).click();
    const conflict = page.getByRole('region', { name: '内容冲突' });
    await expect(conflict).toBeVisible();
    await expect(conflict.getByRole('group', { name: '标题' })).toContainText(`${name}（我的）`);
    await expect(conflict.getByRole('group', { name: '标题' })).toContainText(`${name}（对方）`);
    await expect(conflict).toContainText('只有对方修改、将直接保留：摘要');
    // nothing was sent yet, and what was typed stands where it was typed
    expect((await draft(server, id)).draft).toMatchObject({ title: `${name}（对方）`, author: '' });
    await expect(title(page)).toHaveValue(`${name}（我的）`);
    return { id, page, conflict };
  };
  const ofTitle = (conflict) => conflict.getByRole('group', { name: '标题' });

  test('one’s own text is kept, and theirs where one wrote nothing', async ({ server, sit }) => {
    const { id, page, conflict } = await meet(server, sit, '冲突一');
    await sound(page, 'a conflict');
    await conflict.getByRole('button', { name: '按选择保存' }).click();
    await expect(conflict).toHaveCount(0);
    await isSaved(page);
    expect((await draft(server, id)).draft).toMatchObject({ title: '冲突一（我的）', summary: '对方写的摘要。', author: '我' });
    await expect(page.getByLabel('摘要')).toHaveValue('对方写的摘要。');
  });

  test('theirs is taken for one field; what is given up is put aside', async ({ server, sit }) => {
    const { id, page, conflict } = await meet(server, sit, '冲突二');
    await ofTitle(conflict).getByRole('radio', { name: '对方的' }).check();
    await conflict.getByRole('button', { name: '按选择保存' }).click();
    await expect(conflict).toHaveCount(0);
    await isSaved(page);
    expect((await draft(server, id)).draft).toMatchObject({ title: '冲突二（对方）', summary: '对方写的摘要。', author: '我' });
    await expect(title(page)).toHaveValue('冲突二（对方）');
    await expect(page.getByText(/有一份.*未保存的修改/)).toBeVisible();
  });

  test('all of theirs is taken, and one’s own comes back', async ({ server, sit }) => {
    const { id, page, conflict } = await meet(server, sit, '冲突三');
    await conflict.getByRole('button', { name: '全部采用对方的' }).click();
    await expect(conflict).toHaveCount(0);
    await expect(title(page)).toHaveValue('冲突三（对方）');
    await expect(page.getByLabel('作者')).toHaveValue('');
    expect((await draft(server, id)).draft).toMatchObject({ title: '冲突三（对方）', author: '' });
    await page.getByRole('button', { name: '恢复修改' }).click();
    // which meets their text again
    await expect(title(page)).toHaveValue('冲突三（我的）');
    await expect(page.getByLabel('作者')).toHaveValue('我');
    await conflict.getByRole('button', { name: '按选择保存' }).click();
    await expect.poll(async () => (await draft(server, id)).draft.title).toBe('冲突三（我的）');
  });

  test('where they only published, there is nothing to decide', async ({ server, sit }) => {
    const { id } = await create(server, '冲突四', { published: false });
    const page = await open(sit, id);
    await title(page).fill('冲突四，接着写');
    await change(server, 'publishContent', { id });
    await save(page).click();
    await isSaved(page);
    await expect(standing(page).getByText('已发布', { exact: true })).toBeVisible();
    await expect(standing(page).getByText('有新草稿')).toBeVisible();
    expect((await draft(server, id)).draft.title).toBe('冲突四，接着写');
  });

  test('two windows of two people', async ({ server, sit }) => {
    const { id } = await create(server, '冲突五', { published: false });
    const [one, other] = [await open(sit, id), await open(sit, id)];
    await title(one).fill('冲突五，第一个窗口');
    await save(one).click();
    await isSaved(one);
    await title(other).fill('冲突五，第二个窗口');
    await save(other).click();
    await expect(other.getByRole('region', { name: '内容冲突' })).toContainText('冲突五，第一个窗口');
    await expect(title(other)).toHaveValue('冲突五，第二个窗口');
    await other.getByRole('button', { name: '按选择保存' }).click();
    await isSaved(other);
    await one.reload();
    await expect(title(one)).toHaveValue('冲突五，第二个窗口');
  });
});

test('a former text is restored, and readers see it once it is published', async ({ server, sit }) => {
  const { id, contentId } = await create(server, '第一版的题目');
  await change(server, 'updateNews', { id, title: '第二版的题目' });
  await change(server, 'publishContent', { id });
  const page = await open(sit, id);
  await expect(title(page)).toHaveValue('第二版的题目');
  await page.getByRole('button', { name: /第 1 版/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('article')).toContainText('第一版的题目');
  await dialog.getByText('与当前内容的差异').click();
  await expect(dialog.getByRole('group', { name: '当前' })).toHaveText('第二版的题目');
  await dialog.getByRole('button', { name: '恢复到草稿' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(title(page)).toHaveValue('第一版的题目');
  const guest = await sit(null);
  await guest.goto(`/discover/news/${contentId}`);
  await expect(guest.getByRole('heading', { name: '第二版的题目' })).toBeVisible();
  await step(page, '发布');
  await guest.reload();
  await expect(guest.getByRole('heading', { name: '第一版的题目' })).toBeVisible();
});

test('what is archived is not found any more', async ({ server, sit }) => {
  const { id, contentId } = await create(server, '要归档的一条');
  const guest = await sit(null);
  await guest.goto(`/discover/news/${contentId}`);
  await expect(guest.getByRole('heading', { name: '要归档的一条' })).toBeVisible();
  const page = await open(sit, id);
  await step(page, '归档');
  await expect(standing(page).getByText('已归档', { exact: true })).toBeVisible();
  await expect(standing(page).getByRole('link', { name: '查看线上页面' })).toHaveCount(0);
  await guest.reload();
  await expect(guest.getByText('没有找到这篇内容，可能已下线')).toBeVisible();
  await expect(guest.getByRole('heading', { name: '要归档的一条' })).toHaveCount(0);
  await guest.goto('/discover/news');
  await expect(guest.getByText(/^共 \d+ 条$/)).toBeVisible();
  await expect(guest.getByRole('link', { name: /要归档的一条/ })).toHaveCount(0);
});

test('labels are added and renamed, and readers choose by them', async ({ sit }) => {
  const page = await sit('editor');
  await page.goto('/desk/labels');
  await page.getByRole('button', { name: '新增资讯分类' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('测试分类');
  await dialog.getByLabel('标识').fill('product');
  await dialog.getByRole('button', { name: '保存' }).click();
  // it would be taken for a new name of the one that is there
  await expect(dialog.getByText('已有这个标识')).toBeVisible();
  await dialog.getByLabel('标识').fill('Not good');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByLabel('标识')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('标识').fill('of-a-test');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toHaveCount(0);
  const categories = page.getByRole('region', { name: '资讯分类' });
  await expect(categories.getByRole('listitem').last()).toContainText('测试分类');

  await page.getByRole('button', { name: '改名：测试分类' }).click();
  await expect(dialog).toContainText('标识：of-a-test');
  await dialog.getByLabel('名称').fill('改过名的分类');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(categories.getByRole('listitem').last()).toContainText('改过名的分类');

  const guest = await sit(null, LOOKS.phone);
  await guest.goto('/discover/news');
  await guest.getByText('改过名的分类', { exact: true }).click();
  await expect(guest).toHaveURL(/category=of-a-test/);
  await expect(guest.getByText('共 0 条')).toBeVisible();
  await expect(guest.getByText('测试分类', { exact: true })).toHaveCount(0);
});

test('what is unsaved outlives the page, and is asked about before one leaves', async ({ server, sit }) => {
  const { id } = await create(server, '没写完的一条', { published: false });
  const page = await open(sit, id);
  // the browser's own question, when the page is loaded afresh
  const asked = [];
  page.on('dialog', (question) => {
    asked.push(question.type());
    return question.accept();
  });
  await title(page).fill('没写完的一条，写到一半');
  await page.getByLabel('正文').fill('写了很多，还没有保存。');
  await expect(page.getByText('未保存', { exact: true })).toBeVisible();
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
  await expect(title(page)).toHaveValue('没写完的一条');
  await page.getByRole('button', { name: '恢复修改' }).click();
  await expect(title(page)).toHaveValue('没写完的一条，写到一半');
  await expect(page.getByLabel('正文')).toHaveValue('写了很多，还没有保存。');

  await page.getByRole('link', { name: '返回' }).click();
  const dialog = page.getByRole('dialog', { name: '有未保存的修改' });
  await dialog.getByRole('button', { name: '继续编辑' }).click();
  await expect(title(page)).toHaveValue('没写完的一条，写到一半');
  await page.getByRole('link', { name: '返回' }).click();
  await dialog.getByRole('button', { name: '不保存' }).click();
  await expect(page).toHaveURL(/\/desk$/);
  expect((await draft(server, id)).draft.title).toBe('没写完的一条');
  await page.getByRole('link', { name: /没写完的一条/ }).click();
  await page.getByRole('button', { name: '恢复修改' }).click();
  await page.getByRole('link', { name: '返回' }).click();
  await dialog.getByRole('button', { name: '保存并离开' }).click();
  await expect(page).toHaveURL(/\/desk$/);
  expect((await draft(server, id)).draft).toMatchObject({ title: '没写完的一条，写到一半', body: '写了很多，还没有保存。' });
});
