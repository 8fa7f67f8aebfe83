/** What went to several groups, such as a directive: which group has acknowledged what, at one look; a cell opens the answer. */
import { html } from 'lit';
import { label } from '../../i18n/index.js';
import { workingGroups, groupShort } from '../../ui/plan.js';
import { stateOf } from '../world.js';
import { isPast } from '../marks.js';
import { say } from '../say.js';

const SHOWN = 6;

/** @param answers the record type of the answers, whose `answers` says what they answer */
export function acknowledgements(world, answers, open) {
  const { type, field } = world.plan.records[answers].answers;
  const acks = Object.values(world.records).filter((card) => card.type === answers && !card.struck).sort((a, b) => b.id.localeCompare(a.id, 'en', { numeric: true })); // the newest answer to a thing counts
  const asked = [...new Set(acks.map((ack) => ack.fields?.[field]))].filter(Boolean).sort((a, b) => b.localeCompare(a, 'en', { numeric: true })).slice(0, SHOWN);
  const groups = workingGroups().map(([id]) => id);
  const answer = (id, group) => acks.find((ack) => ack.fields?.[field] === id && ack.group === group);
  return html`
    <section class="card acks" aria-labelledby="acks-${type}">
      <h2 id="acks-${type}">${say('acks.title', { type: label(world.plan.records[type].label) })}</h2>
      <div class="table-frame">
        <table>
          <thead><tr><th scope="col">${label(world.plan.records[type]?.label)}</th>${groups.map((group) => html`<th scope="col">${groupShort(group)}</th>`)}</tr></thead>
          <tbody>${asked.map((id) => html`
            <tr>
              <th scope="row"><button type="button" class="link" @click=${() => open(id)}><b>${id}</b> ${label((world.records[id] ?? world.refs[id])?.title ?? (world.records[id] ?? world.refs[id])?.line)}</button></th>
              ${groups.map((group) => html`<td>${cell(world, answer(id, group), open)}</td>`)}
            </tr>`)}</tbody>
        </table>
      </div>
    </section>`;
}

function cell(world, ack, open) {
  if (!ack) return html`<span class="dim" aria-label=${say('acks.notSent')}>·</span>`;
  const state = stateOf(world, ack);
  const late = ack.state === world.plan.records[ack.type].initial && isPast(ack.dueAt);
  return html`<button type="button" class="link state tone-${late ? 'bad' : state?.tone ?? 'neutral'}" @click=${() => open(ack.id)}>${late ? say('acks.late') : label(state?.label)}</button>`;
}
