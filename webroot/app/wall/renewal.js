// A wall is switched on and stays on for weeks: after a new version it begins anew by itself, in a calm moment. Whenever it was cut
// off (a new version starts the server anew) and once an hour it asks for the files that it is made of; when one of them is another
// than the one it was loaded from, and all could be had, it loads again.
const OURS = /^\/(?:app|style|vendor|webjars)\//u;
const EVERY_MS = 3_600_000,
  WITHIN_MS = 8_000, // not all walls in the same instant
  CALM_EVERY_MS = 2_000;

export class Renewal {
  #files = [location.pathname, ...performance.getEntriesByType('resource').map(entry => new URL(entry.name)).filter(url => url.origin === location.origin && OURS.test(url.pathname)).map(url => url.pathname)];
  #loaded = print(this.#files, 'force-cache');
  #isCalm;
  #timer = 0;
  #looking = false;

  /** isCalm(): whether the picture may go for a second just now. */
  constructor(isCalm) {
    this.#isCalm = isCalm;
    this.#later(EVERY_MS);
  }

  /** The server is heard again. */
  heardAgain() {
    this.#later(Math.random() * WITHIN_MS);
  }

  #later(after) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), after);
  }

  async #look() {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const [loaded, now] = await Promise.all([this.#loaded, print(this.#files, 'no-cache')]);
      if (loaded !== now) return this.#begin();
    } catch {
      // The server went away again: it is asked when it is heard.
    } finally {
      this.#looking = false;
    }
    this.#later(EVERY_MS);
  }

  #begin() {
    if (this.#isCalm()) location.reload();
    else this.#timer = setTimeout(() => this.#begin(), CALM_EVERY_MS);
  }
}

/** A number that differs when one of the files does; fails when one cannot be had. */
async function print(files, cache) {
  let sum = 0;
  for (const path of files) {
    const answer = await fetch(path, {cache});
    if (!answer.ok && answer.status !== 404) throw new Error(`${path}: ${answer.status}`);
    const text = answer.ok ? await answer.text() : '';
    for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
  }
  return sum;
}
