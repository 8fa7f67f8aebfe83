/**
 * The live views that a place needs: its board; the wall's suggestion and tiles for the command; the whole log on the log
 * page. Tells {board, log?, wall?, fresh}: what follow() told of each, and the ids of the records that changed just now.
 */
import { follow } from '../live/view.js';
import { commandGroup } from '../ui/plan.js';

const FRESH_MS = 4_000;

export class Views {
  #tell;
  #stops = [];
  #timer = 0;
  #live = {};

  constructor(tell) {
    this.#tell = tell;
  }

  follow(plan, place, me) {
    this.stop();
    this.#say({ fresh: new Set() }, {});
    this.#stops = Object.entries(viewsOf(plan, place, me)).map(([part, name]) => follow(place.incident, name, (now) => this.#heard(part, now)));
  }

  stop() {
    this.#stops.forEach((stop) => stop());
    this.#stops = [];
    clearTimeout(this.#timer);
  }

  #heard(part, now) {
    const changed = part === 'board' || part.startsWith('closed.') ? now.changes.map((change) => change.event?.record).filter(Boolean) : [];
    if (changed.length > 0) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#say({ fresh: new Set() }), FRESH_MS);
    }
    this.#say({ [part]: now, ...(changed.length > 0 ? { fresh: new Set(changed) } : {}) });
  }

  #say(more, before = this.#live) {
    this.#live = { ...before, ...more };
    this.#tell(this.#live);
  }
}

function viewsOf(plan, place, me) {
  const home = { board: `board.${homeGroup(plan, me)}` };
  if (place.group === 'log') return { ...home, log: 'log' };
  if (!plan.groups[place.group]) return home;
  const board = { board: `board.${place.group}`, ...closedViews(plan, place.group) };
  return plan.groups[place.group]?.kind === 'command' ? { ...board, wall: 'wall' } : board;
}

/** The records of types that only some people see have a view each; whoever sees them has them on the group's board. */
function closedViews(plan, group) {
  const seen = Object.entries(plan.records).filter(([, type]) => type.group === group && type.closed === 'seen');
  return Object.fromEntries(seen.map(([name]) => [`closed.${name}`, `closed.${name}`]));
}

/** The view of the board, with the records that not everybody sees. */
export function wholeBoard(live) {
  const view = live.board?.view;
  const closed = Object.entries(live).filter(([part, now]) => part.startsWith('closed.') && now?.view);
  return view && closed.length > 0 ? { ...view, records: Object.assign({}, view.records, ...closed.map(([, now]) => now.view.records)) } : view;
}

function homeGroup(plan, me) {
  const own = (me?.roles ?? []).map((role) => role.split('@')[1]).find((group) => plan.groups[group]);
  return own ?? commandGroup();
}
