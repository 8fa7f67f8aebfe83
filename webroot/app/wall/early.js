// What the wall asks the server when it opens, asked while its modules are still on their way. Who asks for the same later gets
// this answer, once.
import {ahead, whoAmI} from '../post/api.js';
import {hearTime} from '../live/freshness.js';
import {ms} from '../i18n/time.js';

const chosen = location.pathname.split('/')[2];
let first = asked().then(andMore);

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

// Asked for before whoever waits for the session goes on.
function andMore(me) {
  if (!chosen || new URLSearchParams(location.search).has('at')) return me;
  ahead(`/api/incidents/${chosen}/views/wall`);
  ahead(`/api/incidents/${chosen}/plan`);
  return me;
}

first.catch(() => undefined); // told to whoever asks
