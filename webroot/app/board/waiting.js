/**
 * What stands still until somebody of this group decides: the worst and oldest first, each with its limit. The command's board
 * begins with what waits for the leader: the list of the wall, as the server counts it.
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { label, t } from '../i18n/index.js';
import { groupShort, roleLabel } from '../ui/plan.js';
import { weight, worstFirst } from '../ui/urgency.js';
import { answerTo } from './command/answers.js';
import { say } from './say.js';

const SHOWN = 3;

export function waiting({ world, incident, view, wall, me, all, showAll, open, go }) {
  const items = view.waiting;
  const leads = world.plan.groups[world.group]?.kind === 'command' ? forTheLeader(items) : null;
  const list = leads ? sorted(items, me).filter(([, item]) => !item.leader) : sorted(items, me, world.plan.tasks);
  if (!leads && list.length === 0) return nothing;
  const shown = all ? list : list.slice(0, leads ? 0 : SHOWN);
  const more = list.length - (leads ? 0 : SHOWN);
  const needs = (entries) => repeat(entries, ([key]) => key, ([, item]) => need({ world, incident, item, view, wall, me, open, go }));
  const told = leads ? list.filter(([, item]) => item.told).length : 0;
  return html`
    <section class="needs" aria-label=${leads ? say('waiting.leader') : say('waiting.title', { n: list.length })}>
      ${leads ? html`<h2>${say('waiting.leader')} <b>${leads.length}</b></h2>${leads.length === 0 ? html`<p class="quiet-line">${say('waiting.leaderNone')}</p>` : needs(leads)}
        ${told > 0 && !all ? html`<button type="button" class="link told" @click=${showAll}>${say('waiting.told', { n: told })}</button>` : nothing}` : nothing}
      ${needs(shown)}
      ${more > 0 ? html`<button type="button" class="link more" aria-expanded=${all ? 'true' : 'false'} @click=${showAll}>${all ? say('waiting.fewer') : say(leads ? 'waiting.others' : 'waiting.more', { n: more })}</button>` : nothing}
    </section>`;
}

function forTheLeader(items) {
  return Object.entries(items ?? {}).filter(([, item]) => item.leader).sort(([, a], [, b]) => worstFirst(a, b));
}

/** Mine before others', then by how bad, then by how long. An overdue task is said by the group's checklist, which command has not. */
function sorted(items, me, tasks) {
  const rank = ([, item]) => [isMine(item, me) ? 0 : 1, weight(item), item.missed ? 0 : 1];
  return Object.entries(items ?? {}).filter(([, item]) => !tasks || item.type !== tasks || item.kind !== 'limit').sort((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    const differs = one.findIndex((value, index) => value !== other[index]);
    return differs >= 0 ? one[differs] - other[differs] : (a[1].since ?? '').localeCompare(b[1].since ?? '');
  });
}

/** A limit that a group let pass is told to the leader, and is still the group's to mend. */
function isMine(item, me) {
  if ((item.kind === 'limit' || item.told) && item.group && !item.leader && !(me?.roles ?? []).some((role) => role.split('@')[1] === item.group)) return false;
  return (me?.roles ?? []).some((role) => [role, ...role.split('@')].some((who) => item.who?.includes(who)));
}

function need({ world, incident, item, view, wall, me, open, go }) {
  const mine = isMine(item, me);
  const answer = mine ? answerTo({ world, incident, item, view, wall, open }) : null;
  const inside = html`
    <b>${say(`waiting.${item.kind}`)}</b>
    <span class="need-text"><span>${about(world, item)}${label(item.title)}</span>${item.detail ? html`<small>${label(item.detail)}</small>` : nothing}</span>
    <span class="need-who">${mine ? html`<em>${say('waiting.you')}</em>` : html`<small>${item.told && item.group ? say('waiting.turn', { group: groupShort(item.group) }) : (item.who ?? []).map(roleLabel).slice(0, 2).join(t('list.and'))}</small>`}
      ${item.since || item.dueAt ? html`<limit-bar .since=${item.since} .due=${item.dueAt} .missed=${item.missed}></limit-bar>` : nothing}</span>`;
  const classes = `need is-${item.severity ?? 'normal'} ${mine ? 'mine' : ''}`;
  const shown = toSomewhere({ world, item, inside, classes, open, go });
  return answer ? html`<div class="need-row">${shown}<button type="button" class="${item.severity === 'normal' ? '' : 'primary'}" @click=${answer.run}>${answer.text}</button></div>` : shown;
}

/** Whose it is, where it is another group's, and its record. */
function about(world, { group, record }) {
  const words = [group && group !== world.group && world.plan.groups[group] ? groupShort(group) : '', record].filter(Boolean);
  return words.length > 0 ? html`<small>${words.join(' · ')}</small> ` : nothing;
}

/** What waits leads to its record, to the record that shows it, or to the board where it is mended. */
function toSomewhere({ world, item, inside, classes, open, go }) {
  const record = item.record ?? item.records?.[0];
  if (record) return html`<button type="button" class=${classes} @click=${() => open(record)}>${inside}</button>`;
  if (item.group && item.group !== world.group && world.plan.groups[item.group]) {
    return html`<button type="button" class=${classes} @click=${(event) => go(event, { group: item.group })}>${inside}</button>`;
  }
  return html`<div class=${classes}>${inside}</div>`;
}
