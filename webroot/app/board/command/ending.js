/**
 * The end of the response: what is still missing for it comes first, each with the records in the way; only then is asked to whom it is
 * announced, and whether it ends all the same. The list stands on the board too, so that nobody loses it by opening a record of it.
 */
import { html, nothing } from 'lit';
import { label } from '../../i18n/index.js';
import { groupShort } from '../../ui/plan.js';
import { ask } from '../ask.js';
import { reasonField } from '../acts.js';
import { ageOf } from '../marks.js';
import { say } from '../say.js';

const SHOWN = 6;

/** On the board, folded: how much is missing, and what. */
export function missingList(view, open) {
  const missing = Object.entries(view.ending ?? {});
  if (missing.length === 0) return nothing;
  return html`<details class="missing"><summary>${say('end.missing', { n: missing.length })}</summary>${conditions(missing, open)}</details>`;
}

/** Whoever may not end it proposes it, once nothing is missing. */
export function askToEnd(world, incident, view, open) {
  const missing = Object.entries(view.ending ?? {});
  const ends = Boolean(world.plan.acts.endResponse);
  const override = { override: { type: 'bool', required: true, label: say('end.override'), help: say('end.overrideHelp') } };
  const reason = { reason: reasonField(missing.length > 0) };
  const shown = html`${missing.length > 0 ? html`<div class="outcome no"><b>${say('end.missing', { n: missing.length })}</b>${conditions(missing, (id) => goTo(id, open))}</div>` : html`<p class="quiet-line">${say('end.nothingMissing')}</p>`}
    ${ends ? html`<p class="quiet-line">${say('end.means')}</p>` : nothing}`;
  if (!ends) {
    return ask({
      world, incident, subject: 'endResponse', title: say('end.proposeTitle'), about: world.incident.title, act: say('end.proposeAct'), shown, fields: { reason: reasonField(false) },
      body: (given) => ({ type: 'endResponse', ...(given.reason ? { reason: given.reason } : {}) }),
    });
  }
  return ask({
    world, incident, subject: 'endResponse', title: say('end.title'), about: world.incident.title, shown, act: say('end.act'), danger: true,
    fields: { ...(missing.length > 0 ? override : {}), announcedTo: { type: 'text', length: [1, 200], required: true, label: say('end.announcedTo') }, ...reason },
    check: (values) => (missing.length > 0 && values.override === false ? [{ field: 'override', message: say('end.notYet') }] : []),
    more: { ...override, reason: reasonField() },
    body: ({ announcedTo, ...given }) => ({ type: 'endResponse', announcedTo, ...(given.reason ? { reason: given.reason } : {}), ...(given.override ? { override: true } : {}) }),
  });
}

/** The dialog makes room for the record; the list stays open on the board. */
function goTo(id, open) {
  document.querySelector('act-dialog dialog')?.close();
  const list = document.querySelector('details.missing');
  if (list) list.open = true;
  open(id);
}

function conditions(missing, open) {
  return html`<ul class="missing-list">${missing.map(([, { say: said, records }]) => html`<li><b>${label(said)}</b>${inTheWay(records, open)}</li>`)}</ul>`;
}

function inTheWay(records, open) {
  const all = Object.entries(records ?? {});
  if (all.length === 0) return nothing;
  return html`<ul>
    ${all.slice(0, SHOWN).map(([id, { line, group, at }]) => html`
      <li><button type="button" class="link" @click=${() => open(id)}><small>${id}</small> ${label(line)}</button><small class="muted">${groupShort(group)} · ${ageOf(at)}</small></li>`)}
    ${all.length > SHOWN ? html`<li class="muted">${say('limits.more', { n: all.length - SHOWN })}</li>` : nothing}
  </ul>`;
}
