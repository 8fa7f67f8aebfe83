/**
 * A card carried to another column is the move that leads there, if this person may make one; every other column does not
 * take it. The same moves are buttons on the record, so nothing needs a mouse.
 */
import { movesOf } from './moves.js';
import { askToMove } from './acts.js';

let carried = null; // card in hand: the browser hides what is dragged until it is dropped

export function carrying(world, incident) {
  const moveTo = (state) => carried && movesOf(world, carried).find((move) => move.to.includes(state));
  return {
    start: (event) => {
      carried = world.records[event.target.closest('[data-record]')?.dataset.record] ?? null;
      event.dataTransfer.setData('text/plain', carried?.id ?? '');
      event.dataTransfer.effectAllowed = 'move';
    },
    over: (state) => (event) => {
      if (!moveTo(state)) return;
      event.preventDefault();
      event.currentTarget.classList.add('takes');
    },
    left: (event) => event.currentTarget.classList.remove('takes'),
    drop: (state) => (event) => {
      event.preventDefault();
      event.currentTarget.classList.remove('takes');
      const move = moveTo(state);
      if (move) askToMove(world, incident, carried, move);
    },
    end: () => { carried = null; },
  };
}
