// How far into the log I have looked: what is newer is marked. Kept on the phone.
import {recall, remember} from '../post/vault.js';

export class Looked {
  #key;
  #changed;
  to = Infinity;

  constructor(changed) {
    this.#changed = changed;
  }

  async open({incident, group}) {
    this.#key = `looked.${incident}.${group}`;
    this.to = (await recall(this.#key).catch(() => undefined)) ?? Infinity;
  }

  /** How many entries are newer than what I looked at; who opens the page for the first time has missed nothing. */
  fresh(view) {
    return Object.keys(view?.log ?? {}).filter(seq => Number(seq) > this.to).length;
  }

  /** I have seen all that this view tells. */
  upTo(view) {
    const newest = Math.max(0, ...Object.keys(view?.log ?? {}).map(Number));
    if (!newest || newest === this.to) return;
    this.to = newest;
    remember(this.#key, newest).catch(() => undefined);
    this.#changed();
  }
}
