/** What went to several groups, such as a directive: which group has acknowledged what, at one look; a cell opens the answer. */
import { html } from 'lit';
import { label } from '../../i18n/index.js';
import { workingGroups, groupShort } from '../../ui/plan.js';
import { stateOf } from '../world.js';
import { isPast } from '../marks.js';
import { say } from '../say.js';

const SHOWN = 6;

/** The record types of this board with which groups answer what went to several of them. */
export function answering(world) {
  return [...new Set(Object.values(world.records).map((card) => card.type))].filter((type) => world.plan.records[type]?.answers);
}

/** @param answers the record type of the answers, whose `answers` says what they answer */
export function acknowledgements(world, answers, open) {
  const { type } = world.plan.records[answers].answers;
  const asked = answered(world, answers).slice(0, SHOWN);
  const groups = workingGroups().map(([id]) => id);
  return html`
    <section class="card acks" aria-labelledby="acks-${type}">
      <h2 id="acks-${type}">${say('acks.title', { type: label(world.plan.records[type].label) })}</h2>
      <div class="table-frame">
        <table>
          <thead><tr><th scope="col">${label(world.plan.records[type]?.label)}</th>${groups.map((group) => html`<th scope="col">${groupShort(group)}</th>`)}</tr></thead>
          <tbody>${asked.map(({ id, title, byGroup }) => html`
            <tr>
              <th scope="row"><button type="button" class="link" @click=${() => open(id)}><b>${id}</b> ${label(title)}</button></th>
              ${groups.map((group) => html`<td>${cell(world, byGroup[group], open)}</td>`)}
            </tr>`)}</tbody>
        </table>
      </div>
    </section>`;
}

/** What went out and was to be answered, the newest first: [{id, title, card, byGroup: {group: answer}}]; of two answers of a group the newer one counts. */
export function answered(world, answers) {
  const { field } = world.plan.records[answers].answers;
  const newestFirst = (a, b) => b.localeCompare(a, 'en', { numeric: true });
  const asked = {};
  for (const ack of Object.values(world.records).filter((card) => card.type === answers && !card.struck).sort((a, b) => newestFirst(b.id, a.id))) {
    const id = ack.fields?.[field];
    if (id) (asked[id] ??= {})[ack.group] = ack;
  }
  return Object.keys(asked).sort(newestFirst).map((id) => {
    const known = world.records[id] ?? world.refs[id];
    return { id, title: known?.title ?? known?.line, card: world.records[id], byGroup: asked[id] };
  });
}

/** {given, withdrawn, late, tone, text} of a group's answer: whether it has come, was asked for no longer, or should have come. */
export function receiptOf(world, ack) {
  const state = stateOf(world, ack);
  const { initial, states } = world.plan.records[ack.type];
  const withdrawn = isWithdrawn(state, states);
  const given = !withdrawn && ack.state !== initial;
  const late = !given && !withdrawn && isPast(ack.dueAt);
  return { given, withdrawn, late, tone: late ? 'bad' : state?.tone ?? 'neutral', text: late ? say('acks.late') : label(state?.label) };
}

/** Closed without an answer, or nothing is left to do but to note that it is void: whatever was said before holds no more. */
function isWithdrawn(state, states) {
  const ways = Object.values(state?.moves ?? {});
  return state?.tone === 'closed' || (ways.length > 0 && ways.every(({ to }) => to.every((target) => states[target]?.tone === 'closed')));
}

/** What a group has done that answered, such as "acknowledged": where the first step of an answer leads. */
export function answeredWord(world, answers) {
  const { initial, states } = world.plan.records[answers];
  const [first] = Object.values(states[initial]?.moves ?? {});
  return label(states[first?.to[0]]?.label);
}

function cell(world, ack, open) {
  if (!ack) return html`<span class="dim" aria-label=${say('acks.notSent')}>·</span>`;
  const { tone, text } = receiptOf(world, ack);
  return html`<button type="button" class="link state tone-${tone}" @click=${() => open(ack.id)}>${text}</button>`;
}
