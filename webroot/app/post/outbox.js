// The outbox: every post is kept on this device first, then sent, in order, one at a time, exactly once.
//
// A post (posts.js) has `command`, which is what the server gets and never changes while nobody knows whether it arrived: the
// server knows the command id and answers the same again. `about` is for the person: {title, text, group, action, record};
// `values` is what was typed, to mend it; `tried`: it may have arrived.
// One tab of a device sends, or its service worker (Web Locks); all show the same (BroadcastChannel). Posts of another account are kept, never sent.
import {language} from '../i18n/index.js';
import {commandId} from './api.js';
import {deliver} from './deliver.js';
import {ASIDE_AFTER} from './outcome.js';
import {change, drop, keep, kept, OUTBOX, settled} from './posts.js';
import {onPictures} from './store.js';

export const MOST_WAITING = 500;
const SENT_KEPT = 20;
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
  /** The pictures that go with posts (picture-queue.js); undefined as long as this device has none. */
  pictures;

  constructor() {
    this.#channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(OUTBOX) : null;
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
    if (await onPictures('pictures', 'readonly', pictures => pictures.count()).catch(() => 0)) await this.gallery();
    this.wake();
  }

  get account() {
    return this.#account;
  }

  /** The pictures, asked for when the first one is taken: a phone that takes none never loads what sends them. */
  async gallery() {
    const {PictureQueue} = await import('./picture-queue.js');
    return (this.pictures ??= await new PictureQueue(this).load());
  }

  /** Posts of every account on this device. */
  get everything() {
    return this.#posts;
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
  /** What signing out would leave behind: posts and pictures. */
  get unsent() {
    return this.waiting.length + this.attention.length + (this.pictures?.waiting.length ?? 0);
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
    const positions = await keep(
      entries.map(({command, about, values, pictures}) => ({
        state: 'waiting',
        account: this.#account,
        incident,
        command: {commandId: commandId(), ...command},
        about,
        values,
        pictures,
        at,
        offset: at - Date.now(),
      })),
    );
    sendInBackground();
    await this.#changed();
    this.wake();
    return positions;
  }

  /** Lets the service worker go on when this page is closed. */
  sendInBackground() {
    sendInBackground();
  }

  /** Keeps one post from being sent while somebody changes it; null lets it go. */
  holdBack(n) {
    this.#heldBack = n;
    if (n === null) this.wake();
  }

  /** Yes, really, or: yes, it is me. The same post again, under a new id (the old one was refused), naming what was asked. */
  async confirm(post) {
    const command = {
      ...post.command,
      commandId: commandId(),
      ...(post.asked.length ? {confirm: [...(post.command.confirm ?? []), ...post.asked]} : {}),
    };
    await change({...post, state: 'waiting', command, problem: undefined, asked: undefined});
    await this.#changed();
    this.wake();
  }

  async discard(post) {
    await drop([post]);
    await this.#changed();
  }

  /** Throws away what waits for this account (the person was asked). */
  async discardAll() {
    await drop(this.posts);
    await this.pictures?.dropAll();
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
    if (navigator.locks) await navigator.locks.request(OUTBOX, {ifAvailable: true}, lock => lock && work());
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
    if (post.tried) this.tell();
    else await change(Object.assign(post, {tried: true})).then(() => this.tell());
    const outcome = await deliver(post, this.#tries.get(post.n) ?? 0, language());
    this.sending = null;
    // The browser had no network before and after: nothing left this phone, it may still be changed.
    if (outcome.state === 'waiting' && cutOff && !navigator.onLine && !tried) await change(Object.assign(post, {tried: false}));
    if (outcome.state === 'signIn') this.needsSignIn = true;
    else if (outcome.state === 'waiting') this.#hold(post, outcome);
    else await this.#settle(post, outcome);
    this.tell();
  }

  #hold(post, {afterMs, aside}) {
    this.#tries.set(post.n, (this.#tries.get(post.n) ?? 0) + 1);
    this.#notBefore.set(post.n, Date.now() + afterMs);
    post.aside = aside;
  }

  async #settle(post, outcome) {
    this.#tries.delete(post.n);
    await change(settled(post, outcome));
    if (post.pictures) await this.gallery();
    await this.#changed();
    await this.#sweep();
  }

  /** The last few that were sent stay to be seen; the rest has its place in the journal. */
  async #sweep() {
    const sent = this.posts.filter(post => post.state === 'sent' && !this.pictures?.needs(post));
    if (sent.length <= SENT_KEPT) return;
    await drop(sent.slice(0, -SENT_KEPT));
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

  async #changed() {
    await this.#load();
    this.#channel?.postMessage('changed');
  }

  async #load() {
    const aside = new Set(this.#posts.filter(post => post.aside).map(post => post.n));
    this.#posts = (await kept()).map(post => ({...post, aside: aside.has(post.n)}));
    this.tell();
  }

  /** Something that is shown with the posts changed. */
  tell() {
    this.#listeners.forEach(listener => listener(this));
  }
}

// Where the browser can, it wakes the service worker once the network is back, even when no page is open any more.
function sendInBackground() {
  navigator.serviceWorker?.ready.then(({sync}) => sync?.register(OUTBOX)).catch(() => undefined);
}
