/** What the leader must hear: what concerns everybody (the wall's flash) and what has become critical and waits for the leader. Each rings once on this phone. */
import { html, nothing } from 'lit';
import { label } from '../i18n/index.js';
import { ms } from '../i18n/time.js';
import { groupShort } from '../ui/plan.js';
import { serverNow } from '../live/freshness.js';
import { ring } from '../ui/alarm.js';
import { ageOf } from '../board/marks.js';
import { say } from '../board/say.js';

const NEWS_FOR_MS = 10 * 60_000;
let putAside = '';
let rung = '';

/** The flash stands on top until it is put aside or is no news any more. */
export function alarms(wall, incident, me, changed) {
  const flash = wall?.view?.flash;
  if (!isNews(flash, me) || putAside === keyOf(incident, flash)) return nothing;
  const away = () => {
    putAside = keyOf(incident, flash);
    changed();
  };
  return html`
    <div class="flash" role="alert">
      <p><b><span aria-hidden="true">▲</span> ${say('lead.flash')}</b> ${ageOf(flash.at)}</p>
      <strong>${label(flash.text)}</strong>
      <p>${[flash.group && groupShort(flash.group), label(flash.by?.name)].filter(Boolean).join(' · ')}</p>
      <button type="button" class="icon" aria-label=${say('act.close')} @click=${away}>×</button>
    </div>`;
}

export function ringFor(world, incident, wall) {
  const flash = wall?.view?.flash;
  const calls = Object.entries(world.waiting ?? {}).filter(([, item]) => item.leader && item.severity === 'critical').map(([key, { since }]) => ({ id: `${incident}/${key}/${since}`, times: 1 }));
  if (isNews(flash, world.me)) calls.push({ id: keyOf(incident, flash), times: 1 });
  const now = calls.map(({ id }) => id).join();
  if (now === rung) return;
  rung = now;
  if (calls.length > 0) ring(calls);
}

/** What I did myself is no news to me. */
function isNews(flash, me) {
  return Boolean(flash) && flash.by?.id !== me.account && serverNow() - ms(flash.at) < NEWS_FOR_MS;
}

function keyOf(incident, { seq }) {
  return `${incident}/flash/${seq}`;
}
