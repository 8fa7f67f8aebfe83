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
    const changed = part === 'board' ? now.changes.map((change) => change.event?.record).filter(Boolean) : [];
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
  const board = { board: `board.${place.group}` };
  return plan.groups[place.group]?.kind === 'command' ? { ...board, wall: 'wall' } : board;
}

function homeGroup(plan, me) {
  const own = (me?.roles ?? []).map((role) => role.split('@')[1]).find((group) => plan.groups[group]);
  return own ?? commandGroup();
}
