// Which incident? Each with its level, how many people are there, and how much waits for the reader; most waiting first.
import {html, nothing} from 'lit';
import {t} from '../i18n/index.js';
import {number} from '../i18n/number.js';
import {get} from '../post/api.js';
import {thePlan, usePlan} from '../ui/plan.js';
import {queue} from './queue.js';

/** The open incidents with `mine` and `others`: how many decisions wait there for this person, and for somebody else. */
export async function waitingIn(incidents, session) {
  usePlan(await get('/api/plan')); // for the names of levels and roles; each incident brings its own when it is opened
  const rank = one => thePlan().levels[one.level]?.rank ?? -1;
  const counted = await Promise.all(
    incidents.map(async one => {
      const {view} = await get(`/api/incidents/${encodeURIComponent(one.id)}/views/approvals`);
      const {mine, others} = queue(view, session);
      return {...one, mine: mine.length, others: others.length};
    }),
  );
  return counted.sort((a, b) => b.mine - a.mine || rank(b) - rank(a));
}

/** The list; choose(id) opens one. */
export function incidentChoice(incidents, choose) {
  if (!incidents.length) return html`<h2>${t('approvals.noIncident')}</h2>`;
  return html`<h2>${t('approvals.incident')}</h2>
    <ul class="choices">
      ${incidents.map(
        one =>
          html`<li>
            <button type="button" @click=${() => choose(one.id)}>
              <span class="which"><level-badge .level=${one.level}></level-badge><b>${one.title}</b>${one.endedAt ? html`<span class="chip">${t('approvals.after')}</span>` : nothing}</span>
              <small>${[one.place, Number.isFinite(one.total) ? t('approvals.people', {n: number(one.total)}) : ''].filter(Boolean).join(' · ')}</small>
              <span class="waits ${one.mine ? 'some' : ''}">${one.mine ? t('approvals.waitsForYou', {n: number(one.mine)}) : t('approvals.none')}${one.others ? html`<small>${t('approvals.othersWait', {n: number(one.others)})}</small>` : nothing}</span>
            </button>
          </li>`,
      )}
    </ul>`;
}
