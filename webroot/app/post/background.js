// Sends what waits while no page is open: the browser wakes the service worker when the network is back (Background Sync).
import {deliver} from './deliver.js';
import {PICTURES, sendPicture, tidied} from './pictures.js';
import {change, kept, OUTBOX, settled} from './posts.js';

const PAGE_SENDS_MS = 60_000;

/** Fails when something still waits: then the browser tries again later, by its own back-off. */
export async function sendKept() {
  // A page that is at it may be closed in the middle: wait for that, and go on where it was.
  await navigator.locks.request(OUTBOX, {signal: AbortSignal.timeout(PAGE_SENDS_MS)}, () => sendAll());
  await navigator.locks.request(PICTURES, {signal: AbortSignal.timeout(PAGE_SENDS_MS)}, () => sendAllPictures());
}

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

/** After the texts, one at a time; what broke off goes on where it was. */
async function sendAllPictures() {
  const pictures = (await tidied(await kept())).filter(({state, about}) => state === 'waiting' && about);
  if (!pictures.length) return;
  const account = await whoIsIn();
  const channel = new BroadcastChannel(PICTURES);
  try {
    for (const picture of pictures.filter(one => one.account === account)) {
      const {outcome} = await sendPicture(picture);
      if (outcome.state === 'signIn') return;
      if (outcome.state === 'waiting') throw new Error('pictures still wait');
    }
  } finally {
    channel.postMessage('changed');
    channel.close();
  }
}

async function whoIsIn() {
  const response = await fetch('/api/session', {cache: 'no-store'});
  if (response.status === 401) return undefined;
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  return (await response.json()).account;
}
