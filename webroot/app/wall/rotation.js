// Which incident the wall shows: the chosen one, or the open ones in turn. All of them are followed all the time, so a turn
// shows a live picture at once, and an incident where something critical happens is shown without waiting for its turn.
import {ms} from '../i18n/time.js';
import {hearTime} from '../live/freshness.js';
import {follow} from '../live/view.js';
import {get} from '../post/api.js';

const TURN_MS = 25_000;
const LOOK_EVERY_MS = 15_000;
const AT_MOST = 8;

export class Rotation {
  #chosen;
  #show;
  #followed = new Map();
  #current = null;
  #turn = 0;
  #known = false;

  constructor(chosen, show) {
    this.#chosen = chosen;
    this.#show = show;
  }

  start() {
    if (this.#chosen) return this.#open(this.#chosen);
    this.#tell();
    this.#look();
  }

  async #look() {
    try {
      const {now, incidents} = await get('/api/incidents');
      hearTime(ms(now));
      this.#known = true;
      this.#keep(
        Object.values(incidents)
          .filter(one => !one.endedAt)
          .sort((a, b) => ms(a.openedAt) - ms(b.openedAt))
          .slice(-AT_MOST)
          .map(one => one.id),
      );
    } catch (problem) {
      if (problem.status === 401) return;
    }
    setTimeout(() => this.#look(), LOOK_EVERY_MS);
  }

  #keep(open) {
    for (const [id, one] of this.#followed) {
      if (!open.includes(id)) {
        one.stop();
        this.#followed.delete(id);
      }
    }
    open.filter(id => !this.#followed.has(id)).forEach(id => this.#open(id));
    if (!this.#followed.has(this.#current)) this.#next();
    this.#tell();
  }

  async #open(id) {
    const one = {now: null, plan: null, stop: () => {}};
    this.#followed.set(id, one);
    this.#current ??= id;
    one.stop = follow(id, 'wall', now => {
      const critical = one.now?.view && now.view?.flash && now.view.flash.seq !== one.now.view.flash?.seq;
      one.now = now;
      if (critical) this.#goTo(id);
      else if (id === this.#current) this.#tell();
    });
    this.#goTo(this.#current);
    await this.#plan(id, one);
  }

  async #plan(id, one) {
    try {
      one.plan = await get(`/api/incidents/${encodeURIComponent(id)}/plan`);
      this.#tell();
    } catch (problem) {
      one.problem = problem;
      this.#tell();
      if (this.#followed.get(id) === one && problem.status !== 401) setTimeout(() => this.#plan(id, one), 3_000);
    }
  }

  #next() {
    const ids = [...this.#followed.keys()];
    if (!ids.length) {
      this.#current = null;
      return this.#tell();
    }
    this.#goTo(ids[(ids.indexOf(this.#current) + 1) % ids.length]);
  }

  #goTo(id) {
    clearTimeout(this.#turn);
    this.#current = id;
    if (this.#followed.size > 1) this.#turn = setTimeout(() => this.#next(), TURN_MS);
    this.#tell();
  }

  #tell() {
    const one = this.#followed.get(this.#current),
      ids = [...this.#followed.keys()];
    this.#show({
      id: this.#current,
      now: one?.now ?? null,
      plan: one?.plan ?? null,
      problem: one?.problem,
      none: this.#known && !ids.length,
      place: ids.indexOf(this.#current) + 1,
      of: ids.length,
    });
  }
}
