/** What others want from this group and what this group waits for: requests, directives to acknowledge, with the answer one click away. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { label } from '../i18n/index.js';
import { groupName } from './world.js';
import { handoversOf, fromFields, ownerOf } from './types.js';
import { movesOf } from './moves.js';
import { askToMove } from './acts.js';
import { ageOf, dueMark, stateChip } from './marks.js';
import { say } from './say.js';

export function handovers({ world, incident, open }) {
  const { in: incoming, out: outgoing } = handoversOf(world);
  return html`
    <section class="card handovers" aria-labelledby="handovers-title">
      <h2 id="handovers-title">${say('handovers.title')}<span>${say('handovers.counts', { in: incoming.length, out: outgoing.length })}</span></h2>
      ${incoming.length + outgoing.length === 0 ? html`<p class="quiet-line">${say('handovers.none')}</p>` : nothing}
      <ul>
        ${repeat(incoming, (card) => card.id, (card) => line(world, incident, card, '←', fromName(world, card), open, true))}
        ${repeat(outgoing, (card) => card.id, (card) => line(world, incident, card, '→', groupName(world, ownerOf(world, card)), open, false))}
      </ul>
    </section>`;
}

function line(world, incident, card, arrow, group, open, mine) {
  const moves = mine ? movesOf(world, card).slice(0, 2) : [];
  return html`
    <li>
      <span class="arrow" aria-hidden="true">${arrow}</span>
      <button type="button" class="link" @click=${() => open(card.id)}>${group ? html`<b>${group}</b> ` : nothing}${label(card.title ?? card.line)}</button>
      <span class="when">${dueMark(world, card)} ${card.dueAt ? nothing : ageOf(card.stateSince ?? card.createdAt)}</span>
      <span class="handover-foot">${stateChip(world, card)}
        ${moves.map((move, index) => html`<button type="button" class="small ${index === 0 ? 'primary' : ''}" @click=${() => askToMove(world, incident, card, move)}>${label(move.label)}</button>`)}</span>
    </li>`;
}

function fromName(world, card) {
  const from = fromFields(world.plan.records[card.type] ?? {}).map((name) => card.fields?.[name]).find(Boolean);
  return from ? groupName(world, from) : '';
}
