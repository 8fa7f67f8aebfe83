/**
 * Looks for the content of a file until it is there: its record comes first, the content follows.
 *   new Held(tell).look(ask)   ask() answers with a Response; tell({state, response?}): coming, here, closed (not for this person)
 */
const FIRST_LOOK_MS = 2_000, MOST_MS = 60_000, LONGER = 1.6;

export class Held {
  #tell;
  #timer = 0;
  #round = 0;

  constructor(tell) {
    this.#tell = tell;
  }

  async look(ask, pause = FIRST_LOOK_MS) {
    this.stop();
    const round = this.#round;
    let found = { state: 'coming' };
    try {
      const response = await ask();
      found = response.ok ? { state: 'here', response } : { state: response.status === 403 ? 'closed' : 'coming' };
    } catch {
      // no network: looked for again like one that is on its way
    }
    if (round !== this.#round) return;
    this.#tell(found);
    if (found.state === 'coming') this.#timer = setTimeout(() => this.look(ask, Math.min(MOST_MS, pause * LONGER)), pause);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#round += 1;
  }
}
