// Sends the pictures that wait, one at a time, after the texts: a picture never holds up a word. One tab sends; all show the same.
import {language} from '../i18n/index.js';
import {changePicture, dropPictures, keepPicture, MOST_PICTURES, PICTURES, sendPicture, tidied} from './pictures.js';

const OFFLINE_TRY_MS = 30_000;
const FULL = new RangeError('too many pictures wait');

export class PictureQueue {
  #outbox;
  #all = [];
  #channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(PICTURES) : null;
  #tries = new Map();
  #notBefore = new Map();
  #timer = 0;
  #busy = false;
  #again = false;
  #telling = false;
  sending = null;

  constructor(outbox) {
    this.#outbox = outbox;
    if (this.#channel) this.#channel.onmessage = () => this.#load().then(() => this.#drain());
    outbox.onChange(() => this.#telling || this.#drain());
    addEventListener('online', () => this.wake());
  }

  /** Pictures of a post, in the order in which they were chosen. */
  of(key) {
    return key ? this.#all.filter(picture => picture.key === key) : [];
  }

  /** Those of this account that still go, and belong to something that was posted. */
  get waiting() {
    return this.#all.filter(picture => picture.state === 'waiting' && picture.account === this.#outbox.account && this.#bound(picture));
  }

  /** Whether a post must stay, because pictures of it are on their way. */
  needs(post) {
    return this.of(post.pictures).some(picture => picture.state === 'waiting');
  }

  async load() {
    await this.#load();
    this.#drain();
    return this;
  }

  /** Keeps a picture for the post that will carry this key. */
  async add(picture, bytes) {
    if (this.#all.filter(one => one.state === 'waiting').length >= MOST_PICTURES) throw FULL;
    await keepPicture({...picture, account: this.#outbox.account, state: 'waiting', at: Date.now()}, bytes);
    await this.#changed();
  }

  async change(picture, bytes) {
    await changePicture(picture, bytes);
    await this.#changed();
  }

  async drop(pictures) {
    await dropPictures(pictures);
    await this.#changed();
  }

  /** Throws away all of this account (the person was asked). */
  dropAll() {
    return this.drop(this.#all.filter(picture => picture.account === this.#outbox.account));
  }

  wake() {
    this.#notBefore.clear();
    this.#drain();
  }

  #bound(picture) {
    return picture.about || this.#outbox.posts.some(post => post.pictures === picture.key);
  }

  async #drain() {
    this.#again = true;
    if (this.#busy) return;
    this.#busy = true;
    clearTimeout(this.#timer);
    try {
      while (this.#again) {
        this.#again = false;
        await this.#alone(() => this.#sendAll());
      }
    } finally {
      this.#busy = false;
      this.#plan();
    }
  }

  async #alone(work) {
    if (!navigator.locks) await work();
    else await navigator.locks.request(PICTURES, {ifAvailable: true}, lock => lock && work());
  }

  async #sendAll() {
    if (!this.#all.some(picture => picture.state === 'waiting')) return;
    await this.#load();
    if (this.#next()) this.#outbox.sendInBackground(); // should this page be closed in the middle
    for (let picture = this.#next(); picture; picture = this.#next()) await this.#send(picture);
    this.sending = null;
  }

  #next() {
    if (!navigator.onLine || this.#outbox.needsSignIn || this.#textsWait()) return undefined;
    return this.waiting.find(picture => picture.about && (this.#notBefore.get(picture.n) ?? 0) <= Date.now());
  }

  #textsWait() {
    return this.#outbox.waiting.some(post => !post.aside);
  }

  async #send(picture) {
    const tries = this.#tries.get(picture.n) ?? 0;
    this.sending = picture.n;
    this.#tell();
    const {outcome} = await sendPicture(picture, {tries, language: language(), goOn: () => !this.#textsWait()});
    if (outcome.state === 'signIn') this.#outbox.needsSignIn = true;
    if (outcome.state === 'waiting' && !outcome.putOff) {
      this.#tries.set(picture.n, (outcome.failures ?? tries) + 1);
      this.#notBefore.set(picture.n, Date.now() + outcome.afterMs);
    } else this.#tries.delete(picture.n);
    await this.#changed();
  }

  #plan() {
    const due = this.waiting.filter(picture => picture.about).map(picture => this.#notBefore.get(picture.n) ?? Date.now() + 5_000);
    const after = navigator.onLine ? Math.max(250, Math.min(...due) - Date.now()) : OFFLINE_TRY_MS;
    if (due.length) this.#timer = setTimeout(() => this.#drain(), after);
  }

  // We are among those who hear of changes: what we tell ourselves is no news.
  #tell() {
    this.#telling = true;
    this.#outbox.tell();
    this.#telling = false;
  }

  async #changed() {
    await this.#load();
    this.#channel?.postMessage('changed');
  }

  async #load() {
    this.#all = await tidied(this.#outbox.everything);
    this.#tell();
  }
}
