/** What the board asks the server when it opens, asked while its modules are still on their way. Who asks for the same later gets this answer, once. */
import { ahead, whoAmI } from '../post/api.js';
import { hearTime } from '../live/freshness.js';
import { ms } from '../i18n/time.js';
import { readPlace } from './place.js';

const { incident, group } = readPlace(location);
const about = `/api/incidents/${encodeURIComponent(incident)}`;
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

/** Asked for before whoever waits for the session goes on. */
function andMore(me) {
  ahead(`${about}/plan`);
  if (!new URLSearchParams(location.search).has('at')) ahead(`${about}/views/${group === 'log' ? 'log' : `board.${group}`}`);
  return me;
}

first.catch(() => undefined); // told to whoever asks
