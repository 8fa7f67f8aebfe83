// A window at the organisation's own sign-in, in which the person shows once more who they are, while this page stays as it is. Our
// policy cuts every tie between the two windows: the page at the end of the way (confirmed-page.js) tells all pages of this browser, and
// what counts is what the server then says.
import {get, post} from '../post/api.js';
import {whyNot} from './words.js';

const CHANNEL = 'sextant.identity';

/** Tells the pages of this browser what came of it: one of our words for why not, or null. */
export function tellPages(why) {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({why});
  channel.close();
}

/**
 * Opens it. before: when the person last proved it, as the server said; then is called with proved() once, or refused(message).
 * Resolves to {address, blocked, end}: end() stops listening.
 */
export async function openIdWindow(before, {proved, refused}) {
  // In the press itself: a window that is opened any later the browser holds back.
  const opened = window.open('', '', 'popup,width=520,height=720');
  let address;
  try {
    ({address} = await post('/api/session/confirm/openid', {}));
  } catch (problem) {
    opened?.close();
    throw problem;
  }
  const channel = new BroadcastChannel(CHANNEL);
  const end = () => {
    channel.close();
    window.removeEventListener('focus', look);
  };
  async function look() {
    const now = await get('/api/session/confirm').catch(() => ({proved: before})); // the next time that somebody looks here
    if (now.proved === before) return;
    end();
    proved();
  }
  channel.onmessage = ({data}) => (data.why ? refused(whyNot(data.why)) : look());
  window.addEventListener('focus', look);
  if (opened) opened.location.href = address;
  return {address, blocked: !opened, end};
}
