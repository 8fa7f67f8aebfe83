// Who had a text before the eyes that people decide on is part of its dossier: said when it has stood on the screen for a moment.
// The server keeps each person once for each version, so that to say it twice does no harm.
import {command} from '../post/api.js';
import {clockHeld} from '../live/freshness.js';

const MOMENT_MS = 2_000;

export class ReadMark {
  #shown = '';
  #timer = 0;

  /** The record whose text stands on the screen now; nothing: none does. bound: the names of the fields of its text. */
  at(incident, card, bound) {
    const shown = card && bound.length && !clockHeld() ? JSON.stringify([incident, card.id, bound.map(name => card.fields[name])]) : '';
    if (shown === this.#shown) return;
    this.#shown = shown;
    clearTimeout(this.#timer);
    if (shown) this.#timer = setTimeout(() => this.#say(shown, incident, card), MOMENT_MS);
  }

  async #say(shown, incident, {id, version}) {
    if (document.hidden) {
      this.#timer = setTimeout(() => this.#say(shown, incident, {id, version}), MOMENT_MS);
      return;
    }
    try {
      await command(incident, {type: 'readText', id, version});
    } catch {
      if (shown === this.#shown) this.#shown = ''; // said again with the next picture
    }
  }
}
