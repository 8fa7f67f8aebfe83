/** The records of a type as a table: what each says, the few short fields worth comparing, state, author, age. */
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { label, language } from '../i18n/index.js';
import { hasLifeCycle, lastAct } from './world.js';
import { formatTime, readable } from './value.js';
import { tableFields } from './arrange.js';
import { stateChip, marksOf, ageOf } from './marks.js';
import { say } from './say.js';

export function table({ world, type, cards, chosen, open, sort, sortBy, most, room }) {
  const fields = tableFields(type, cards, room);
  const shownFields = fields.map(([name]) => name).join();
  const staged = hasLifeCycle(type);
  const head = (by, text) => html`
    <th scope="col" aria-sort=${sort.by === by ? (sort.down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" @click=${() => sortBy(by)}>${text}<span aria-hidden="true">${sort.by === by ? (sort.down ? ' ↓' : ' ↑') : ''}</span></button></th>`;
  return html`
    <div class="table-frame">
      <table class="records">
        <thead><tr>
          ${head('id', label(type.label))}${fields.map(([name, field]) => head(name, label(field.label)))}
          ${staged ? head('state', say('table.state')) : nothing}${head('age', say('table.age'))}
        </tr></thead>
        <tbody>${repeat(cards.slice(0, most), (card) => card.id, (card) => html`
          <tr class="${chosen === card.id ? 'on' : ''} ${card.struck || card.correctedBy ? 'gone' : ''} ${world.fresh.has(card.id) ? 'fresh' : ''}" @click=${() => open(card.id)}>
            ${guard([card, language(), chosen === card.id, shownFields, world.refs], () => cells(world, card, fields, staged, chosen === card.id))}
          </tr>`)}</tbody>
      </table>
    </div>`;
}

/** The row's button does what a click on the row does; it bubbles there. */
function cells(world, card, fields, staged, isChosen) {
  return html`
    <td class="what"><button type="button" class="row-open" data-record=${card.id} aria-pressed=${isChosen ? 'true' : 'false'}><b>${card.id}</b> ${label(card.title ?? card.line)}</button>
      <span class="card-foot">${marksOf(world, card)}</span></td>
    ${fields.map(([name, field]) => html`<td class=${NUMBERS.has(field.type) ? 'figure' : ''}>${readable(world, field, card.fields?.[name]) || html`<span class="dim">—</span>`}</td>`)}
    ${staged ? html`<td>${stateChip(world, card)}</td>` : nothing}
    <td class="when">${ageOf(lastAct(card).at)}<small>${whenAndWho(world, card, fields)}</small></td>`;
}

/** Who, unless a column says it already; who looked at what is asked by the clock. */
function whenAndWho(world, card, fields) {
  const { at, by } = lastAct(card);
  const who = label(by?.name);
  const told = fields.some(([name, field]) => field.type === 'person' && readable(world, field, card.fields?.[name]) === who);
  return [world.plan.records[card.type]?.closed ? formatTime(at) : '', told ? '' : who].filter(Boolean).join(' · ');
}

const NUMBERS = new Set(['int', 'number', 'money']);
