// What a page asks the server as it opens, asked while its other modules are still on their way: who is signed in, and at once
// after that whatever the page will show. Whoever asks for the same later gets these answers, once.
import {ahead, whoAmI} from '../post/api.js';
import {hearTime} from './freshness.js';
import {ms} from '../i18n/time.js';

let first;

/** To be called before anybody asks for the session. paths: what the page gets as soon as somebody is known to be signed in. */
export function opens(paths) {
  first = asked().then(me => {
    paths.forEach(ahead); // before whoever waits for the session goes on
    return me;
  });
  first.catch(() => undefined); // told to whoever asks
}

/** Who is signed in; the server's clock is set at once, for a time that waited is wrong. */
export function session() {
  const answer = first ?? asked();
  first = null;
  return answer;
}

async function asked() {
  const me = await whoAmI();
  hearTime(ms(me.now), me.rate);
  return me;
}
