/** One record as a card in a column: number, what it says, whose, how old, when due, and what is unusual about it. */
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { label, language } from '../i18n/index.js';
import { lastAct } from './world.js';
import { broken } from './mends.js';
import { stateChip, marksOf, ageOf } from './marks.js';

export function cardLine(world, card, { chosen, open, withState = false }) {
  const wrong = broken(world, card.id)[0];
  const classes = `card-line ${chosen ? 'on' : ''} ${card.struck || card.correctedBy ? 'gone' : ''} ${world.fresh.has(card.id) ? 'fresh' : ''} ${wrong ? 'wrong' : ''}`;
  return html`
    <button type="button" class=${classes} data-record=${card.id} draggable=${card.struck || card.correctedBy ? 'false' : 'true'} aria-pressed=${chosen ? 'true' : 'false'} @click=${() => open(card.id)}>
      ${guard([card, language(), wrong], () => inside(world, card, withState, wrong))}
    </button>`;
}

function inside(world, card, withState, wrong) {
  return html`
    <span class="card-top"><b>${card.id}</b>${withState ? stateChip(world, card) : nothing}<span class="gap"></span>${ageOf(lastAct(card).at)}</span>
    <span class="card-text">${label(card.title ?? card.line)}</span>
    ${wrong ? html`<span class="card-wrong">${label(wrong.title)}</span>` : nothing}
    <span class="card-foot"><span>${label(lastAct(card).by?.name)}</span> ${marksOf(world, card)}</span>`;
}
