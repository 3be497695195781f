// Who is on the stage: a server of each worker's own with the demo's data, and people who sit at it, each with a browser of their own.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { test as base, expect } from '@playwright/test';
import { demo } from '../clients/server.mjs';

export { expect };

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The two ways a screen is looked at. */
export const LOOKS = {
  phone: {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    colorScheme: 'light',
    channel: 'MOBILE',
  },
  wide: { viewport: { width: 1280, height: 800 }, locale: 'en-GB', colorScheme: 'dark', channel: 'DESKTOP' },
};

export const test = base.extend({
  /** What a file's demo is set to besides; who sets something has a demo apart from the others'. */
  settings: [{}, { scope: 'worker', option: true }],

  /** One demo for a file's tests in a worker: `url`, `tokens`, `password`. */
  server: [
    async ({ settings }, use) => {
      const server = await demo({ DEVCENTER_RATE_ACCOUNT: '0', DEVCENTER_RATE_ADDRESS: '0', ...settings });
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  /** `sit('admin', LOOKS.phone)`: a page of somebody who is signed in; `sit(null, …)`: of a guest. */
  sit: async ({ browser, server }, use, info) => {
    const contexts = [];
    const complaints = [];
    await use(async (login, look = LOOKS.phone) => {
      const { channel, ...options } = look;
      const context = await browser.newContext({ ...options, baseURL: server.url });
      contexts.push(context);
      if (login) {
        const headers = { origin: server.url, 'sec-fetch-site': 'same-origin' };
        const knock = () => context.request.post('/session', { data: { login, password: server.password, channel }, headers });
        let answer = await knock();
        // a name signs in so many times in a minute: who needs more is told when
        for (; answer.status() === 429; answer = await knock()) await setTimeout(Number(answer.headers()['retry-after']) * 1_000);
        expect(answer.status(), await answer.text()).toBe(200);
      }
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(`${login}: ${error.message}`));
      page.on('console', (message) => {
        // what a test provokes (a refused login, a lost network) is told by the browser as well
        if (message.type() === 'error' && !/Failed to load resource|net::ERR_/.test(message.text()))
          complaints.push(`${login}: ${message.text()}`);
      });
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (origin !== server.url && protocol !== 'blob:') complaints.push(`${login}: a request leaves the machine: ${request.url()}`);
      });
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints, info.title).toEqual([]);
  },
});

/** Asks GraphQL as somebody, beside the browser. */
export const ask = async (server, login, query, variables = {}) => {
  const headers = { 'content-type': 'application/json', ...(login ? { authorization: `Bearer ${server.tokens[login]}` } : {}) };
  const answer = await fetch(server.graphql, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

const PACKAGE = readFileSync(new URL('../../src/cli/seed/package-1.zip', import.meta.url));

/** Uploads a version as the developer's CI would; answers its id. */
export const upload = async (server, programId, number) => {
  const ticket = 'mutation ($id: ID!) { createUpload(input: { programId: $id }) { upload { id url } userErrors { message } } }';
  const { createUpload } = await ask(server, 'developer', ticket, { id: programId });
  const { id, url } = createUpload.upload;
  const headers = { authorization: `Bearer ${server.tokens.developer}`, 'content-type': 'application/zip' };
  const put = await fetch(new URL(url, server.url), { method: 'PUT', headers, body: PACKAGE });
  if (!put.ok) throw new Error(`${put.status} ${await put.text()}`);
  const finish = 'mutation ($input: FinishUploadInput!) { finishUpload(input: $input) { version { id } userErrors { message } } }';
  const { finishUpload } = await ask(server, 'developer', finish, { input: { uploadId: id, number, description: `${number} 版` } });
  if (!finishUpload.version) throw new Error(JSON.stringify(finishUpload.userErrors));
  return finishUpload.version.id;
};

/** A step, as somebody's program would take it. */
export const step = async (server, login, name, input) => {
  const kind = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const answer = await ask(server, login, `mutation ($input: ${kind}!) { ${name}(input: $input) { userErrors { code message } } }`, {
    input,
  });
  if (answer[name].userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(answer[name].userErrors)}`);
};

/** A program of the demo by its name: its id, its revision, its versions. */
export const program = async (server, name) => {
  const { viewer } = await ask(
    server,
    'admin',
    '{ viewer { programs(first: 50) { nodes { id name revision versions(first: 20) { nodes { id number state } } } } } }',
  );
  return viewer.programs.nodes.find((it) => it.name === name);
};

/** Submits a version through the API, as its program's information stands. */
export const submit = async (server, name, versionId) => {
  const { revision } = await program(server, name);
  await step(server, 'admin', 'submitVersion', { versionId, expectedRevision: revision, agreementNumber: 1 });
};

/** A program of a test's own: the demo's admin manages it, its developer uploads; answers its id. */
export const found = async (server, name, slogan = '只为一个测试而建的小程序') => {
  const create = 'mutation ($input: CreateProgramInput!) { createProgram(input: $input) { program { id } userErrors { message } } }';
  const { createProgram } = await ask(server, 'admin', create, { input: { name, slogan } });
  if (!createProgram.program) throw new Error(JSON.stringify(createProgram.userErrors));
  const { id } = createProgram.program;
  await step(server, 'admin', 'inviteMember', { programId: id, login: 'developer', role: 'DEVELOPER' });
  await step(server, 'developer', 'acceptInvitation', { programId: id });
  return id;
};

const LOGO = readFileSync(new URL('../../src/cli/seed/logo.png', import.meta.url));

/** Puts a picture onto the server, as the page would; answers its address. */
export const picture = async (server) => {
  const headers = { authorization: `Bearer ${server.tokens.admin}`, 'content-type': 'image/png' };
  return (await (await fetch(`${server.url}/images`, { method: 'POST', headers, body: LOGO })).json()).url;
};

/** Accepts the agreement in force, and writes whatever a submission asks for. */
export const prepare = async (server, programId) => {
  const { agreement } = await ask(server, 'admin', '{ agreement { number } }');
  await step(server, 'admin', 'acceptAgreement', { programId, number: agreement.number });
  const texts = { description: '在手机上点单，到店扫码取货，不用排队。', versionDescription: '第一个版本：点单、支付、取货提醒。' };
  const rest = { categories: ['餐饮'], region: 'CHINA', email: 'shop@example.com', logo: await picture(server) };
  await step(server, 'admin', 'updateBasicInfo', { programId, ...texts, ...rest });
  return agreement.number;
};

/** Brings a version of a program of `found` into gray, or further; answers its id. */
export const grayed = async (server, programId, number, percent = 10) => {
  const versionId = await upload(server, programId, number);
  const agreementNumber = await prepare(server, programId);
  const { program } = await ask(server, 'admin', `{ program(id: "${programId}") { revision } }`);
  await step(server, 'admin', 'submitVersion', { versionId, expectedRevision: program.revision, agreementNumber });
  await step(server, 'reviewer', 'approveVersion', { versionId });
  await step(server, 'admin', 'startGray', { versionId, percent });
  return versionId;
};

/** By a link that works once, with the demo's password. */
const enter = async (server, link, who) => {
  const headers = { 'content-type': 'application/json', origin: server.url, 'sec-fetch-site': 'same-origin' };
  const body = JSON.stringify({ token: link.split('#')[1], password: server.password, ...who });
  const answer = await fetch(`${server.url}/setup`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
};

/** The first admin of a server of `serve`, who has the password that stands in `server`. */
export const begin = async (server, login) => enter(server, await setupLink(server), { login, name: login });

/** Somebody of a test's own, who has the demo's password: for `sit`. Answers the account's id. */
export const arrive = async (server, login, name, roles = []) => {
  const create =
    'mutation ($input: CreateAccountInput!) { createAccount(input: $input) { profile { account { id } } userErrors { message } } }';
  const { createAccount } = await ask(server, 'operator', create, { input: { login, name, roles } });
  if (!createAccount.profile) throw new Error(JSON.stringify(createAccount.userErrors));
  const { id } = createAccount.profile.account;
  const link = 'mutation ($id: ID!) { createSignInLink(input: { accountId: $id }) { url userErrors { message } } }';
  const { createSignInLink } = await ask(server, 'operator', link, { id });
  await enter(server, createSignInLink.url, {});
  return id;
};

/** What `devcenter setup` says beside a server of `serve`: the link by which the first admin is made. */
export const setupLink = async (server) => {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DEVCENTER_')));
  const { stdout } = await promisify(execFile)(path.resolve(process.env.DEVCENTER_BINARY), ['setup', '--data', server.folder], {
    env,
    cwd: server.folder,
  });
  return `${server.url}/setup${new URL(stdout.trim(), server.url).hash}`;
};

/** What the page remembers for as long as it is not loaded afresh. */
export const mark = (page) => page.evaluate(() => (globalThis.neverLoadedAfresh = true));
export const unmarked = (page) => page.evaluate(() => globalThis.neverLoadedAfresh !== true);

/** Nothing is still being asked for, and nothing says that it loads. */
export const settled = async (page) => {
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.getByRole('status', { name: /^(加载中|Loading)$/ })).toHaveCount(0);
};

/** No violation of axe's rules, and nothing beyond the screen's edge. */
export const sound = async (page, name) => {
  // as developer tools do, because the page's own policy lets in no script from elsewhere
  const tools = await page.context().newCDPSession(page);
  await tools.send('Runtime.evaluate', { expression: AXE });
  const { result, exceptionDetails } = await tools.send('Runtime.evaluate', {
    expression: `axe.run(document).then(({ violations }) => violations.map(({ id, impact, nodes }) =>
      ({ id, impact, nodes: nodes.slice(0, 3).map(({ target, failureSummary }) => target.join(' ') + ': ' + failureSummary) })))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await tools.detach();
  expect(exceptionDetails, name).toBeUndefined();
  expect(result.value, name).toEqual([]);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(beyond, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
};
