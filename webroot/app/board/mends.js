/** What the plan's rules say must be put right about a record, with the move that does it where this person may take it. */
import { html } from 'lit';
import { label } from '../i18n/index.js';
import { movesOf } from './moves.js';

/** The rules that a record breaks now, as the view's waiting items. */
export function broken(world, id) {
  return Object.values(world.waiting).filter((item) => item.record === id && item.move);
}

export function mends(world, card, take) {
  const moves = movesOf(world, card);
  return broken(world, card.id).map((item) => {
    const move = moves.find(({ id }) => id === item.move);
    return html`<div class="notice bad mend" role="alert"><b>${label(item.title)}</b>${move ? html`<button type="button" class="small primary" @click=${() => take(move)}>${label(move.label)}</button>` : ''}</div>`;
  });
}
