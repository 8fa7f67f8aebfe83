// The outbox: every post is kept on this device first, then sent, in order, one at a time, exactly once.
//
// A post is {n, state, account, incident, command, about, values, at, tried, problem, asked, answer, sentAt}. `command` is what the server gets
// and never changes while nobody knows whether it arrived: the server knows the command id and answers the same again.
// `about` is for the person: {title, text, group, action, record}; `values` is what was typed, to mend it; `tried`: it may have arrived.
// Only one tab of a device sends (Web Locks); all show the same (BroadcastChannel). Posts of another account are kept, never sent.
import {database, seal, unseal} from './vault.js';
import {accepted, ASIDE_AFTER, failed} from './outcome.js';
import {command as send, commandId} from './api.js';

export const MOST_WAITING = 500;
const SENT_KEPT = 20;
const LOCK = 'sextant-outbox';
const SEND_TIMEOUT_MS = 20_000;
const OFFLINE_TRY_MS = 30_000; // a browser that believes itself offline is asked to try all the same, now and then

export class Outbox {
  #posts = [];
  #listeners = new Set();
  #account;
  #channel;
  #timer = 0;
  #tries = new Map();
  #notBefore = new Map();
  #draining = null;
  #again = false;
  #heldBack = null;
  needsSignIn = false;
  sending = null;

  constructor() {
    this.#channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(LOCK) : null;
    if (this.#channel) this.#channel.onmessage = () => this.#load().then(() => this.#drain());
    addEventListener('online', () => this.wake());
    addEventListener('pageshow', () => this.wake());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.wake());
  }

  /** Sends for this account from now on. */
  async open(account) {
    this.#account = account;
    this.needsSignIn = false;
    await this.#load();
    this.wake();
  }

  /** All posts of this account on this device, oldest first. */
  get posts() {
    return this.#posts.filter(post => post.account === this.#account);
  }
  get waiting() {
    return this.posts.filter(post => post.state === 'waiting');
  }
  get attention() {
    return this.posts.filter(post => post.state === 'refused' || post.state === 'confirm');
  }
  get foreign() {
    return this.#posts.filter(post => post.account !== this.#account && post.state !== 'sent');
  }

  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Keeps the commands [{command, about, values}] together, in order; resolves to their positions when they are on the disk. */
  async add(incident, entries, at = Date.now()) {
    if (this.waiting.length + entries.length > MOST_WAITING) throw new RangeError('outbox full');
    const records = await Promise.all(
      entries.map(async ({command, about, values}) => ({
        state: 'waiting',
        account: this.#account,
        sealed: await seal({incident, command: {commandId: commandId(), ...command}, about, values, at}),
      })),
    );
    const tx = (await database()).transaction('posts', 'readwrite');
    const positions = await Promise.all(records.map(record => tx.store.add(record)));
    await tx.done;
    await this.#changed();
    this.wake();
    return positions;
  }

  /** Keeps one post from being sent while somebody changes it; null lets it go. */
  holdBack(n) {
    this.#heldBack = n;
    if (n === null) this.wake();
  }

  /** Yes, really: the same post again, under a new id (the old one was refused), naming what was asked. */
  async confirm(post) {
    const command = {
      ...post.command,
      commandId: commandId(),
      confirm: [...(post.command.confirm ?? []), ...post.asked],
    };
    await this.#put({...post, state: 'waiting', command, problem: undefined, asked: undefined});
    await this.#changed();
    this.wake();
  }

  async discard(post) {
    await (await database()).delete('posts', post.n);
    await this.#changed();
  }

  /** Throws away what waits for this account (the person was asked). */
  async discardAll() {
    const db = await database();
    await Promise.all(this.posts.map(post => db.delete('posts', post.n)));
    await this.#changed();
  }

  /** The network, the screen, the person or the server came back: try at once. */
  wake() {
    this.#notBefore.clear();
    this.#drain();
  }

  async #drain(regardless = false) {
    if (this.#draining) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    if (!navigator.onLine && !regardless) {
      this.#plan();
      return;
    }
    this.#draining = this.#alone(() => this.#sendAll());
    try {
      await this.#draining;
    } finally {
      this.#draining = null;
      this.#plan();
    }
  }

  async #alone(work) {
    if (navigator.locks) await navigator.locks.request(LOCK, {ifAvailable: true}, lock => lock && work());
    else await work();
  }

  async #sendAll() {
    await this.#load(); // another tab may have sent some since we looked
    for (let post = this.#next(); post && !this.needsSignIn; post = this.#next()) await this.#send(post);
  }

  /** The first that may go now. Whoever waits out a back-off holds up those behind it, unless it was put aside. */
  #next() {
    for (const post of this.waiting) {
      if (post.n === this.#heldBack) return null;
      if ((this.#notBefore.get(post.n) ?? 0) <= Date.now()) return post;
      if ((this.#tries.get(post.n) ?? 0) < ASIDE_AFTER || !post.aside) return null;
    }
    return null;
  }

  async #send(post) {
    const cutOff = !navigator.onLine,
      tried = post.tried;
    this.sending = post.n;
    if (post.tried) this.#tell();
    else await this.#put(Object.assign(post, {tried: true})).then(() => this.#tell());
    const outcome = await this.#attempt(post);
    this.sending = null;
    // The browser had no network before and after: nothing left this phone, it may still be changed.
    if (outcome.state === 'waiting' && cutOff && !navigator.onLine && !tried) await this.#put(Object.assign(post, {tried: false}));
    if (outcome.state === 'signIn') this.needsSignIn = true;
    else if (outcome.state === 'waiting') this.#hold(post, outcome);
    else await this.#settle(post, outcome);
    this.#tell();
  }

  async #attempt(post) {
    const tries = this.#tries.get(post.n) ?? 0;
    try {
      // No sentAt: a repeated command must be the same to the letter.
      const answer = await send(
        post.incident,
        {sentAt: undefined, ...post.command},
        {stay: true, timeoutMs: SEND_TIMEOUT_MS},
      );
      const outcome = accepted(answer);
      return outcome.state === 'sent' ? outcome : failed({status: 0, code: 'network'}, tries);
    } catch (problem) {
      return failed(problem, tries);
    }
  }

  #hold(post, {afterMs, aside}) {
    this.#tries.set(post.n, (this.#tries.get(post.n) ?? 0) + 1);
    this.#notBefore.set(post.n, Date.now() + afterMs);
    post.aside = aside;
  }

  async #settle(post, {state, problem, asked, answer}) {
    this.#tries.delete(post.n);
    await this.#put({...post, state, problem, asked, answer, sentAt: state === 'sent' ? Date.now() : undefined});
    await this.#changed();
    await this.#sweep();
  }

  /** The last few that were sent stay to be seen; the rest has its place in the journal. */
  async #sweep() {
    const sent = this.posts.filter(post => post.state === 'sent');
    if (sent.length <= SENT_KEPT) return;
    const db = await database();
    await Promise.all(sent.slice(0, -SENT_KEPT).map(post => db.delete('posts', post.n)));
    await this.#changed();
  }

  #plan() {
    const first = this.waiting[0];
    if (this.#again) {
      this.#again = false;
      this.#drain();
      return;
    }
    if (!first || this.needsSignIn) return;
    const due = Math.min(...this.waiting.map(post => this.#notBefore.get(post.n) ?? Date.now() + 5_000)); // unknown: another tab sends
    const after = navigator.onLine ? Math.max(250, due - Date.now()) : OFFLINE_TRY_MS;
    this.#timer = setTimeout(() => this.#drain(true), after);
  }

  async #put({n, state, account, ...content}) {
    const record = {n, state, account, sealed: await seal(content)};
    await (await database()).put('posts', record);
  }

  async #changed() {
    await this.#load();
    this.#channel?.postMessage('changed');
  }

  async #load() {
    const records = await (await database()).getAll('posts');
    const before = new Map(this.#posts.map(post => [post.n, post]));
    this.#posts = await Promise.all(
      records.map(async ({sealed, ...rest}) => ({
        ...rest,
        ...(await unseal(sealed)),
        aside: before.get(rest.n)?.aside,
      })),
    );
    this.#tell();
  }

  #tell() {
    this.#listeners.forEach(listener => listener(this));
  }
}
