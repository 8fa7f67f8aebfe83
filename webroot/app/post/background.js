// Sends what waits while no page is open: the browser wakes the service worker when the network is back (Background Sync).
import {deliver} from './deliver.js';
import {change, kept, OUTBOX, settled} from './posts.js';

/** Fails when something still waits: then the browser tries again later, by its own back-off. */
export const sendKept = () =>
  navigator.locks.request(OUTBOX, {ifAvailable: true}, lock => lock && sendAll()); // else a page is at it

async function sendAll() {
  const account = await whoIsIn();
  const channel = new BroadcastChannel(OUTBOX);
  try {
    for (const post of await kept())
      if (account && post.state === 'waiting' && post.account === account && !(await send(post))) return;
  } finally {
    channel.postMessage('changed');
    channel.close();
  }
}

async function send(post) {
  const tried = {...post, tried: true};
  await change(tried);
  const outcome = await deliver(post, 0);
  if (outcome.state === 'signIn') return false; // only the person can help
  if (outcome.state === 'waiting') throw new Error('posts still wait');
  await change(settled(tried, outcome));
  return true;
}

async function whoIsIn() {
  const response = await fetch('/api/session', {cache: 'no-store'});
  if (response.status === 401) return undefined;
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  return (await response.json()).account;
}
