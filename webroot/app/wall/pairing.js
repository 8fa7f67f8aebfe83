// A wall at which nobody is signed in asks to be let in: it shows a code, and looks every two seconds whether somebody of the team
// typed it in. The secret that fetches the session stays in this page.
import {post} from '../post/api.js';

const LOOK_EVERY_MS = 2_000;
const AGAIN_MS = 5_000;

/** Tells the code each time there is a new one, and nothing while the server cannot be reached; onIn() once it is let in. */
export class Pairing {
  #timer = 0;
  #told;
  #in;

  constructor(told, onIn) {
    this.#told = told;
    this.#in = onIn;
  }

  async start() {
    try {
      const {code, secret} = await post('/api/displays/ask', {}, {stay: true});
      this.#told(code);
      this.#look(secret);
    } catch (problem) {
      this.#told(null);
      this.#timer = setTimeout(() => this.start(), problem.retryAfterMs ?? AGAIN_MS);
    }
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #look(secret) {
    this.#timer = setTimeout(async () => {
      try {
        if ((await post('/api/displays/fetch', {secret}, {stay: true})).in) this.#in();
        else this.#look(secret);
      } catch (problem) {
        if (problem.code === 'codeOver') this.start();
        else this.#look(secret);
      }
    }, LOOK_EVERY_MS);
  }
}
