// The wall display. /wall/<incident> shows one incident, /wall goes round the open ones.
import '../ui/index.js';
import './words.js';
import './wall-screen.js';
import {onLanguage, t} from '../i18n/index.js';
import {serverNow} from '../live/freshness.js';
import {onSignedOut, whoAmI} from '../post/api.js';
import './early.js';
import {session} from '../live/opening.js';
import {Pairing} from './pairing.js';
import {Renewal} from './renewal.js';
import {Rotation} from './rotation.js';

const AGAIN_MS = 3_000;
let rotation;
let out = 0; // server time since when nobody is signed in here
const screen = document.createElement('wall-screen');
document.body.append(screen);
const name = () => {
  document.title = `${screen.incidentTitle || t('wall.title')} · ${t('app.name')}`;
};
onLanguage(name);

start();

// A wall is switched on in the morning and nobody touches it: whatever is missing, it keeps trying. Without a session it shows a
// code that somebody of the team types in elsewhere, and goes on by itself once it is let in, or somebody has signed in at it.
async function start() {
  try {
    await session();
  } catch (problem) {
    if (problem.status === 401) return ask();
    return setTimeout(start, AGAIN_MS);
  }
  onSignedOut(signedOut);
  const chosen = decodeURIComponent(location.pathname.split('/')[2] ?? '');
  const past = new URLSearchParams(location.search).has('at');
  if (past) {
    const {enter, refused} = await import('../past/index.js');
    if (await refused(chosen)) return;
    enter(chosen);
  }
  const renewal = past ? null : new Renewal(isCalm);
  let live = true;
  rotation = new Rotation(chosen || null, shown => {
    if (!out) screen.shown = shown;
    if (shown.now?.state === 'live' && !live) renewal?.heardAgain();
    live = shown.now?.state === 'live' || !shown.now?.view;
    screen.incidentTitle = shown.now?.view?.incident.title;
    name();
  });
  rotation.start();
}

// Nothing lies over the picture, and it is live: it comes back within a second.
function isCalm() {
  return screen.shown?.now?.state === 'live' && !screen.querySelector('.takeover');
}

function signedOut() {
  if (out) return;
  out = screen.shown?.now?.since ?? serverNow();
  rotation.stop();
  ask(out);
}

/** since: server time since when the picture stands; undefined when there was none. */
function ask(since) {
  screen.shown = {pairing: {since}};
  document.body.classList.add('touched');
  new Pairing(
    code => (screen.shown = {pairing: {since, code}}),
    () => location.reload(),
  ).start();
  setTimeout(back, AGAIN_MS);
}

async function back() {
  try {
    await whoAmI();
    location.reload();
  } catch {
    setTimeout(back, AGAIN_MS); // still nobody, or no server: what is shown says so
  }
}
