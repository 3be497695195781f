// Starts GraphiQL on top of this server's /graphql: the token and language bar,
// the fetcher (plain requests and SSE subscriptions) and the example tabs.
// It is a file of its own because the page's CSP (script-src 'self') forbids inline scripts;
// as a module it is strict, leaves no globals and runs after the deferred scripts before it.

const { React, ReactDOM, GraphiQL } = window;
const byId = (id) => document.getElementById(id);
const tokenInput = byId('token');
const languageSelect = byId('language');

function setUpBar(onChange) {
  // sessionStorage: the token outlives a reload but not the browser tab, and it is never put
  // in the URL, where it would get into the history and into server logs.
  tokenInput.value = sessionStorage.getItem('devcenter:token') || '';
  languageSelect.value = localStorage.getItem('devcenter:language')
    || (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
  const save = () => {
    sessionStorage.setItem('devcenter:token', tokenInput.value);
    localStorage.setItem('devcenter:language', languageSelect.value);
  };
  byId('bar').oninput = save; // the events of both fields bubble up to the bar
  byId('bar').onchange = onChange; // for the token: on Enter or blur, not on every key
  byId('token-clear').onclick = () => { tokenInput.value = ''; save(); onChange(); };
}

function request(params, accept, extraHeaders, signal) {
  const headers = new Headers({
    'Content-Type': 'application/json', Accept: accept, 'Accept-Language': languageSelect.value,
  });
  // People paste the whole header value now and then: don't send "Bearer Bearer".
  const token = tokenInput.value.trim().replace(/^Bearer\s+/i, '');
  if (token) headers.set('Authorization', `Bearer ${token}`);
  // Last, so that what was typed in GraphiQL's own headers editor wins.
  for (const [name, value] of Object.entries(extraHeaders || {})) headers.set(name, value);
  return fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(params), signal });
}

async function readJson(response) {
  const text = await response.text();
  try {
    return JSON.parse(text); // GraphQL errors come as JSON, also with a 4xx status
  } catch {
    throw new Error(`HTTP ${response.status} without a JSON body: ${text.slice(0, 300)}`);
  }
}

// The events of a text/event-stream body, until `complete` (graphql-sse, distinct connections).
async function* readEvents(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Error('The event stream ended without a "complete" event.');
    buffer += value;
    const blocks = buffer.split(/\r?\n\r?\n/);
    buffer = blocks.pop(); // the last one has not ended yet
    for (const block of blocks) {
      let event = 'message';
      const data = [];
      for (const line of block.split(/\r?\n/)) {
        const [, field, text] = /^([^:]*):? ?(.*)$/s.exec(line);
        if (field === 'event') event = text;
        if (field === 'data') data.push(text); // a comment (": keep-alive") has no field name
      }
      if (event === 'complete') return;
      if (event === 'next') yield JSON.parse(data.join('\n'));
    }
  }
}

function subscribe(params, extraHeaders) {
  const abort = new AbortController();
  const results = (async function* () {
    try {
      const response = await request(params, 'text/event-stream', extraHeaders, abort.signal);
      const type = response.headers.get('Content-Type') || '';
      // A refused subscription (no token, invalid document) may be answered as plain JSON.
      if (type.startsWith('text/event-stream')) yield* readEvents(response.body);
      else yield await readJson(response);
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    } finally {
      abort.abort(); // closes the connection, however the loop ended
    }
  })();
  return {
    [Symbol.asyncIterator]() { return this; },
    next: () => results.next(),
    // Abort first: a generator's own return() would wait for the event it is reading.
    return: () => (abort.abort(), results.return()),
  };
}

function fetcher(params, options) {
  let operation;
  try {
    const { parse, getOperationAST } = GraphiQL.GraphQL;
    operation = getOperationAST(parse(params.query), params.operationName)?.operation;
  } catch { /* a syntax error: the server's answer explains it */ }
  if (operation === 'subscription') return subscribe(params, options?.headers);
  const accept = 'application/graphql-response+json, application/json';
  return request(params, accept, options?.headers).then(readJson);
}

async function loadExamples() {
  const response = await fetch('/graphiql/examples.json');
  if (!response.ok) return []; // GraphiQL works without them
  const asText = (value) => (typeof value === 'object' ? JSON.stringify(value, null, 2) : value);
  return (await response.json()).map(({ query, variables }) => (
    { query, variables: variables && asText(variables) })); // a tab's title: the operation's name
}

// GraphiQL's localStorage under our own prefix: another GraphiQL on this host and port (localhost!)
// would hide our tabs. Its history keeps typed headers, which may be credentials: leave them out.
function createStorage() {
  const storage = GraphiQL.createLocalStorage({ namespace: 'devcenter' });
  const { setItem } = storage;
  const noHeaders = (name, value) => (name === 'headers' ? undefined : value);
  storage.setItem = (key, value) => setItem(key, /:(queries|favorites)$/.test(key)
    ? JSON.stringify(JSON.parse(value), noHeaders) : value);
  return storage;
}

async function start() {
  const defaultTabs = await loadExamples(); // used at the first visit only
  const storage = createStorage();
  let active = defaultTabs[0];
  try {
    const { tabs, activeTabIndex } = JSON.parse(storage.getItem('graphiql:tabState'));
    active = tabs[activeTabIndex] || active;
  } catch {
    storage.removeItem('graphiql:tabState'); // a first visit, or what GraphiQL would stumble over
  }
  // GraphiQL 4.1 does not take the active tab's variables from defaultTabs, and adds an empty tab
  // at a reload when nothing was edited before: query and variables given here avoid both.
  const contents = active && { query: active.query || '', variables: active.variables || '' };
  const props = { storage, shouldPersistHeaders: false, ...contents };
  if (defaultTabs.length) props.defaultTabs = defaultTabs;
  const logo = React.createElement(GraphiQL.Logo, null, 'devcenter'); // not the link to outside
  const root = ReactDOM.createRoot(byId('graphiql'));
  // Given another fetcher function GraphiQL loads the schema again: what a new token or language
  // may see of it can differ.
  const render = () => root.render(
    React.createElement(GraphiQL, { ...props, fetcher: (...args) => fetcher(...args) }, logo));
  setUpBar(render);
  render();
}

start().catch((error) => { byId('graphiql').textContent = `GraphiQL could not start: ${error}`; });
