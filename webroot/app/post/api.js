// HTTP to the server: JSON both ways, every failure a Problem that can be shown as it is.
import {language, t} from '../i18n/index.js';

const TIMEOUT_MS = 15_000;
const SESSION = 'sextant.session';
const asked = new Map();
let identity = async () => false;
let frozen;
let signedOut = () => location.assign(signInUrl());

/** fields: {field: message} of everything that was refused; message: one sentence for the reader. */
export class Problem extends Error {
  constructor({status = 0, code, detail, title, errors = []}, retryAfterMs) {
    super(detail || title || t('problem.unknown', {status}));
    this.status = status;
    this.code = code;
    // The server names the place in the command ("fields.title"); a form knows the field ("title").
    this.errors = errors.map(e => (e.field ? {...e, field: e.field.replace(/^fields\./u, '')} : e));
    this.fields = Object.fromEntries(this.errors.filter(e => e.field).map(e => [e.field, e.message]));
    this.retryAfterMs = retryAfterMs;
  }

  /** True when the same request may succeed later as it is; false when somebody must change it. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export const get = (path, options) => asked.get(path)?.(options) ?? call('GET', path, undefined, options);
export const post = (path, body, options) => call('POST', path, body, options);
export const remove = (path, options) => call('DELETE', path, undefined, options);

/** Asks for what a page will need, before its modules are there: the first who gets the same path takes this answer, also a refusal. */
export function ahead(path) {
  const answer = call('GET', path, undefined, {stay: true});
  answer.catch(() => undefined); // told to whoever takes it
  asked.set(path, async ({stay = false} = {}) => {
    asked.delete(path);
    try {
      return await answer;
    } catch (problem) {
      if (problem.status === 401 && !stay) signedOut();
      throw problem;
    }
  });
}

export const whoAmI = async () => known(await get('/api/session', {stay: true}));
/** Who is signed in now; or {ticket, step}: the password was right, and a second step is asked for. */
export const signIn = async (account, password) => known(await post('/api/session', {account, password}, {stay: true}));
export const signInWithPasskey = async credential => known(await post('/api/session/passkey', {credential}, {stay: true}));
export const secondStep = async (ticket, code) => known(await post('/api/session/second', {ticket, code}, {stay: true}));

export async function signOut() {
  await remove('/api/session', {stay: true});
  remember(null);
}

/** Whose session this browser had, when it was not they who ended it; null otherwise. */
export function sessionLost() {
  try {
    return localStorage.getItem(SESSION);
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** From now on no command leaves this page: why() says the reason; without one they leave again. Tells 'frozen' when that turns. */
export function freeze(why) {
  const turns = Boolean(why) !== Boolean(frozen);
  frozen = why;
  if (turns) globalThis.dispatchEvent(new Event('frozen'));
}

/** Why no command leaves this page now, or '' when they do. */
export const frozenBecause = () => frozen?.() ?? '';

/** What to do when the session has ended meanwhile: else the page leaves for the sign-in page, which says why. */
export function onSignedOut(handler) {
  signedOut = handler;
}

/** How the person is asked to show once more that it is them, when a command wants that: resolves to whether they did. */
export function onIdentity(handler) {
  identity = handler;
}

/**
 * One command of an incident. Give a commandId to send the same command again; without one it is a new command. Where the plan wants
 * to be sure who it comes from, the person is asked, and the same command is sent again.
 */
export async function command(incident, body, options) {
  if (frozen) throw new Problem({code: 'frozen', status: 409, detail: frozen()});
  const path = `/api/incidents/${encodeURIComponent(incident)}/commands`,
    whole = {commandId: commandId(), sentAt: new Date().toISOString(), ...body};
  return sure(() => post(path, whole, options));
}

/** Does something that may ask who it is: asks the person, and does it again when they showed it. */
export async function sure(act) {
  try {
    return await act();
  } catch (problem) {
    if (problem.code !== 'confirmIdentity' || !(await identity())) throw problem;
    return act();
  }
}

/** A new id for a command. randomUUID exists only on secure origins; a wall on http://10.… must work too. */
export function commandId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  const hex = Array.from(b, byte => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Where to sign in and come back to this page. */
export const signInUrl = () => `/?next=${encodeURIComponent(location.pathname + location.search + location.hash)}`;

/** options.stay: do not leave for the sign-in page on 401. options.timeoutMs. */
async function call(method, path, body, {stay = false, timeoutMs = TIMEOUT_MS} = {}) {
  const response = await reach(method, path, body, timeoutMs);
  const content = await read(response);
  if (response.ok) return content;
  if (response.status === 401 && !stay) signedOut();
  throw new Problem({status: response.status, ...described(response.status, content)}, retryAfter(response));
}

async function reach(method, path, body, timeoutMs) {
  const headers = {Accept: 'application/json, application/problem+json', 'X-Language': language()};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
      cache: 'no-store',
    });
  } catch (error) {
    const late = error.name === 'TimeoutError';
    throw new Problem({code: late ? 'timeout' : 'network', detail: t(late ? 'problem.timeout' : 'problem.network')});
  }
}

async function read(response) {
  const text = await response.text().catch(() => {
    throw new Problem({code: 'network', detail: t('problem.network')}); // it broke off after its head
  });
  if (!/[/+]json/.test(response.headers.get('content-type') ?? '')) return undefined;
  return text ? JSON.parse(text) : undefined;
}

function known(session) {
  if (session.account) remember(session.account);
  return session;
}

function remember(account) {
  try {
    if (account) localStorage.setItem(SESSION, account);
    else localStorage.removeItem(SESSION);
  } catch {
    // A browser that keeps nothing: then the sign-in page cannot say why it is there.
  }
}

// A proxy in between may answer in its own words: then ours.
function described(status, content) {
  if (content?.code) return content;
  if (status === 401) return {code: 'signIn', detail: t('problem.signIn')};
  if (status === 502 || status === 503 || status === 504) return {code: 'away', detail: t('problem.away')};
  return {code: 'unknown'};
}

function retryAfter(response) {
  const seconds = Number(response.headers.get('retry-after'));
  return seconds > 0 ? seconds * 1000 : undefined;
}
