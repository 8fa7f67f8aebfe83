// A post that the server takes only from somebody who shows once more that it is them: asked at once when it was just made here, and by
// the post's own button any time later.
import {toast} from '../ui/index.js';

const JUST_MADE_MS = 120_000;
const asked = new Set();

/** Asks, and sends the post again when the person did; else it stays where it is. */
export async function identify(outbox, post) {
  try {
    const {confirmIdentity} = await import('../identity/confirm-identity.js');
    if (await confirmIdentity()) await outbox.confirm(post);
  } catch (problem) {
    toast(problem.message, {tone: 'bad'});
  }
}

/** Looks after the posts of this outbox; returns the way to stop. */
export function asksIdentity(outbox) {
  return outbox.onChange(() => {
    const post = outbox.attention.find(one => one.problem?.code === 'confirmIdentity' && !asked.has(one.n) && Date.now() - (one.at - one.offset) < JUST_MADE_MS);
    if (!post || document.visibilityState !== 'visible') return;
    asked.add(post.n);
    identify(outbox, post);
  });
}
