// What a decision rests on: the facts that the text states, each with its finding, and the reviews that are about this very
// text, with a way to write one where one is asked for.
import {html, nothing} from 'lit';
import {label, t} from '../i18n/index.js';
import {hourMinute, ms} from '../i18n/time.js';
import {askedAbout, boundFields, mustMend, typeOf} from './queue.js';

/** Whether a decision rests on facts or reviews at all: a text does, a request for chairs does not. */
export const hasGrounds = (plan, entry) => Boolean(boundFields(plan, entry).length || entry.facts?.length || entry.checks?.length || askedAbout(plan, entry).length);

/** The two sections of an entry of the queue; what must be put right rests on its facts alone. */
export const grounds = (world, entry) => html`${facts(world, entry)}${mustMend(entry) ? nothing : checks(world, entry)}`;

function facts({plan}, entry) {
  const list = stated(plan, entry),
    broken = list.some(fact => fact.struck || fact.corrected || fact.changed);
  return html`<section>
    <h3>${t('facts.title')}</h3>
    ${broken ? html`<p class="broken">${t('facts.broken')}</p>` : nothing}${list.length ? rows(plan, list) : html`<p class="muted">${t('facts.none')}</p>`}
  </section>`;
}

// What the text says is so, each with the finding that it rests on; a fact that nobody has checked says so. Then the others.
function stated(plan, {card, facts: found = []}) {
  const fields = plan.records[card.type].fields,
    used = new Set();
  const list = Object.entries(fields)
    .filter(([name, field]) => field.type === 'list' && Object.values(field.fields).some(inner => inner.to) && card.fields[name])
    .flatMap(([name, field]) => card.fields[name].map(item => fact(field.fields, item, found, used)));
  return [...list, ...found.filter(({id}) => !used.has(id))];
}

function fact(fields, item, found, used) {
  const of = test => item[Object.keys(fields).find(name => test(fields[name]) && item[name])],
    finding = found.find(({id}) => id === of(field => field.to));
  const line = of(field => field.type === 'text') ?? finding?.line ?? '';
  if (!finding) return {id: '', line, unverified: true};
  used.add(finding.id);
  return {...finding, id: `${finding.id} ${label(finding.line)}`, line};
}

function checks({plan, incident}, entry) {
  const {card, checks: list = []} = entry,
    asked = askedAbout(plan, entry);
  return html`<section>
    <h3>
      <span>${t('checks.title')}</span>
      ${asked.filter(type => plan.records[type].may?.post).map(
        type => html`<a href=${newAbout(plan, incident, type, card.id)}>+ ${t('checks.write', {type: label(plan.records[type].label)})}</a>`,
      )}
    </h3>
    ${
      list.length
        ? rows(
            plan,
            list.map(one => ({...one, id: [one.id, label(one.by?.name), one.at && hourMinute(one.at)].filter(Boolean).join(' · '), of: one.id, old: ms(one.at) < ms((asked.length ? null : entry.handedInAt) ?? card.stateSince ?? card.createdAt)})),
          )
        : html`<p class="muted">${t('checks.none')}</p>`
    }
  </section>`;
}

/** The form for a record of this type about that one, on the board where such records stand; it comes back here. */
export function newAbout(plan, incident, type, about) {
  const back = `/approvals?incident=${encodeURIComponent(incident)}#${encodeURIComponent(about)}`;
  const query = new URLSearchParams({new: type, about, back});
  return `/incidents/${encodeURIComponent(incident)}/${encodeURIComponent(plan.records[type].group)}?${query}`;
}

function rows(plan, list) {
  return html`<ul>
    ${list.map(({id, of, line, state, struck, corrected, changed, unverified, old, said}) => {
      const known = typeOf(plan, of ?? id)?.states[state],
        tone = struck || corrected || changed ? 'bad' : unverified || old ? 'waiting' : (known?.tone ?? 'neutral');
      const word = struck ? t('facts.struck') : corrected ? t('facts.corrected') : changed ? t('facts.changed') : unverified ? t('facts.unverified') : old ? t('checks.old') : label(known?.label);
      return html`<li data-tone=${tone}>
        <span>${label(line)}</span><small>${id}</small
        >${Object.values(said ?? {}).map(one => html`<small class="said">${label(one.label)}: ${one.text}</small>`)}<b class="state"><span aria-hidden="true">${tone === 'bad' ? '✕' : tone === 'waiting' ? '…' : '✓'}</span> ${word}</b>
      </li>`;
    })}
  </ul>`;
}
