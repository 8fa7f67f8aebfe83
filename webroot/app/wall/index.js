// The wall display. /wall/<incident> shows one incident, /wall goes round the open ones.
import '../ui/index.js';
import './words.js';
import './wall-screen.js';
import {onLanguage, t} from '../i18n/index.js';
import {ms} from '../i18n/time.js';
import {hearTime} from '../live/freshness.js';
import {whoAmI, signInUrl} from '../post/api.js';
import {Rotation} from './rotation.js';

const screen = document.createElement('wall-screen');
document.body.append(screen);
const name = () => {
  document.title = `${screen.incidentTitle || t('wall.title')} · ${t('app.name')}`;
};
onLanguage(name);

start();

// A wall is switched on in the morning and nobody touches it: whatever is missing, it keeps trying.
async function start() {
  try {
    const {now, rate} = await whoAmI();
    hearTime(ms(now), rate);
  } catch (problem) {
    if (problem.status === 401) return location.assign(signInUrl());
    return setTimeout(start, 3_000);
  }
  const chosen = decodeURIComponent(location.pathname.split('/')[2] ?? '');
  new Rotation(chosen || null, shown => {
    screen.shown = shown;
    screen.incidentTitle = shown.now?.view?.incident.title;
    name();
  }).start();
}
