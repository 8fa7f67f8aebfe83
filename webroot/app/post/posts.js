// The posts that this device keeps, in the order in which they were made, sealed. For the page's outbox and for the service worker.
//
// A post is {n, state, account, incident, command, about, values, pictures, at, offset, tried, problem, asked, answer, sentAt}; `pictures` is the
// key of the pictures that belong to it (pictures.js). On the disk n (its position), state and account lie open, the rest is sealed.
import {on} from './store.js';
import {seal, unseal} from './vault.js';

/** Whoever holds this lock sends: one tab, or the service worker. The channel of the same name says that something changed. */
export const OUTBOX = 'sextant-outbox';

export async function kept() {
  const records = await on('posts', 'readonly', posts => posts.getAll());
  return Promise.all(records.map(async ({sealed, ...open}) => ({...open, ...(await unseal(sealed))})));
}

/** Keeps posts together; resolves to their positions when they are on the disk. */
export async function keep(posts) {
  const records = await Promise.all(posts.map(record));
  return on('posts', 'readwrite', store => records.map(one => store.add(one)));
}

export async function change(post) {
  const changed = await record(post);
  await on('posts', 'readwrite', store => store.put(changed));
}

export const drop = posts => on('posts', 'readwrite', store => posts.map(post => store.delete(post.n)));

/** A post after an answer that settles it. */
export const settled = (post, {state, problem, asked, answer}) => ({
  ...post,
  state,
  problem,
  asked,
  answer,
  sentAt: state === 'sent' ? Date.now() : undefined,
});

async function record({n, state, account, ...content}) {
  const sealed = await seal(content);
  return n === undefined ? {state, account, sealed} : {n, state, account, sealed};
}
