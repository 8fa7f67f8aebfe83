/**
 * The records of a type by the columns of its life cycle. States where nothing is stand together in one narrow column, each
 * still a place to drop a card: the whole way is seen, and the cards keep their width.
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { label } from '../i18n/index.js';
import { columnsOf } from './arrange.js';
import { cardLine } from './card-line.js';
import { carrying } from './carry.js';
import { say } from './say.js';
import './side-scroll.js';

/** most: how many cards of a column are drawn now; limit: how many ever are, the filter finds the others. */
export function columns({ world, incident, type, cards, chosen, open, most, limit }) {
  const carry = carrying(world, incident);
  const takes = (id) => ({ over: carry.over(id), left: carry.left, drop: carry.drop(id) });
  return html`
    <side-scroll class="columns" role="list" tabindex="-1" @dragstart=${carry.start} @dragend=${carry.end}>
      ${runs(columnsOf(type, cards)).map((run) => (run.length === 1 && run[0].cards.length > 0 ? filled(world, run[0], takes, { chosen, open, most, limit }) : together(run, takes)))}
    </side-scroll>`;
}

/** Each filled column for itself, empty neighbours together. */
function runs(all) {
  return all.reduce((sum, column) => {
    const last = sum.at(-1);
    if (column.cards.length === 0 && last?.[0].cards.length === 0) last.push(column);
    else sum.push([column]);
    return sum;
  }, []);
}

function filled(world, { id, state, cards }, takes, { chosen, open, most, limit }) {
  const { over, left, drop } = takes(id);
  return html`
    <div class="column" role="listitem" @dragover=${over} @dragleave=${left} @drop=${drop} data-tone=${state.tone ?? 'neutral'}>
      <h2><span>${label(state.label)}</span> <em>${cards.length}</em></h2>
      ${repeat(cards.slice(0, most), (card) => card.id, (card) => cardLine(world, card, { chosen: chosen === card.id, open }))}
      ${cards.length > limit ? html`<p class="quiet-line">${say('columns.more', { n: cards.length - limit })}</p>` : nothing}
    </div>`;
}

function together(run, takes) {
  return html`
    <div class="column empty-states" role="listitem">
      ${run.map(({ id, state }) => {
        const { over, left, drop } = takes(id);
        return html`<h2 @dragover=${over} @dragleave=${left} @drop=${drop} data-tone=${state.tone ?? 'neutral'}><span>${label(state.label)}</span> <em>0</em></h2>`;
      })}
    </div>`;
}
