/** The records of a type by the columns of its life cycle. A state where nothing is stays a thin line: the way is still seen. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { label } from '../i18n/index.js';
import { columnsOf } from './arrange.js';
import { cardLine } from './card-line.js';
import { carrying } from './carry.js';
import { say } from './say.js';

export function columns({ world, incident, type, cards, chosen, open, most }) {
  const carry = carrying(world, incident);
  const initial = type.initial ?? Object.keys(type.states)[0];
  return html`
    <div class="columns" role="list" tabindex="-1" @dragstart=${carry.start} @dragend=${carry.end}>
      ${columnsOf(type, cards).map(({ id, state, cards: mine }) => (mine.length === 0 && id !== initial
        ? html`<div class="column thin" role="listitem" @dragover=${carry.over(id)} @dragleave=${carry.left} @drop=${carry.drop(id)} data-tone=${state.tone ?? 'neutral'}><h2><span>${label(state.label)}</span><span class="sr">0</span></h2></div>`
        : html`
          <div class="column" role="listitem" @dragover=${carry.over(id)} @dragleave=${carry.left} @drop=${carry.drop(id)} data-tone=${state.tone ?? 'neutral'}>
            <h2><span>${label(state.label)}</span> <em>${mine.length}</em></h2>
            ${mine.length === 0 ? html`<p class="column-empty">${say('columns.empty')}</p>` : nothing}
            ${repeat(mine.slice(0, most), (card) => card.id, (card) => cardLine(world, card, { chosen: chosen === card.id, open }))}
            ${mine.length > most ? html`<p class="quiet-line">${say('columns.more', { n: mine.length - most })}</p>` : nothing}
          </div>`))}
    </div>`;
}
