// What this person may do with what waits for the group, asked of the server when it changes: {record: {step: {barred?}}}. Without an answer
// (no network, a phone that was just opened) the plan alone says it, and the server has the last word when the step arrives.
import {get} from '../post/api.js';

const CALM_MS = 800; // after the last change

export class Steps {
  #changed;
  #of = '';
  #seen = '';
  #timer = 0;
  #known = null;

  constructor(changed) {
    this.#changed = changed;
  }

  /** Those of a card, as of its version; undefined when nobody has said so yet. */
  of(card) {
    return this.#known?.[`${card.id}.${card.version}.${card.state}`];
  }

  /** This is shown now. */
  follow(incident, group, now) {
    const of = `/api/incidents/${encodeURIComponent(incident)}/groups/${encodeURIComponent(group)}/steps`;
    if (of !== this.#of) {
      this.#of = of;
      this.#seen = '';
      this.#known = null;
    }
    if (now?.state !== 'live' || !now.view) return;
    const cards = Object.values(now.view.records ?? {}),
      seen = cards.map(card => `${card.id}.${card.version}.${card.state}`).join();
    if (seen === this.#seen) return;
    this.#seen = seen;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(of, cards), CALM_MS);
  }

  async #ask(of, cards) {
    try {
      const {steps} = await get(of, {stay: true});
      if (of !== this.#of) return;
      this.#known = Object.fromEntries(cards.map(card => [`${card.id}.${card.version}.${card.state}`, steps[card.id]]));
      this.#changed();
    } catch {
      this.#seen = ''; // asked again with the next change
    }
  }
}
