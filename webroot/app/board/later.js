/**
 * What a board does not need to stand is asked for once it stands, or when somebody wants it before. A module that could not be had
 * is asked for again until it is there.
 */
const AGAIN_MS = 3_000;
let opening;

/** The module that load() imports. */
export async function there(load) {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((done) => { setTimeout(done, AGAIN_MS); });
    }
  }
}

/** What somebody opens from a board. */
export const opened = () => (opening ??= there(() => import('./opened.js')));
