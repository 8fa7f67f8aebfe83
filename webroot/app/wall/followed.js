// One incident that the wall follows, shown or not: its live view and its plan. Following it all the time makes a turn show a
// live picture at once, and tells what is critical without waiting for its turn.
import {ms} from '../i18n/time.js';
import {follow} from '../live/view.js';
import {get} from '../post/api.js';

const PLAN_AGAIN_MS = 3_000;

export class Followed {
  now = null;
  plan = null;
  problem = null;
  #line = null;
  #stop = () => {};
  #stopped = false;
  #tell;

  /** tell(followed, news): something changed; news: it must be seen now. */
  constructor(id, tell) {
    this.id = id;
    this.#tell = tell;
  }

  start() {
    this.#stop = follow(this.id, 'wall', now => this.#heard(now));
    this.#readPlan();
    return this;
  }

  stop() {
    this.#stopped = true;
    this.#stop();
  }

  /** What the list of incidents says of it, until its own view is there. */
  listed(line) {
    this.#line = line;
  }

  get openedAt() {
    return ms(this.#incident?.openedAt ?? 0);
  }

  get rank() {
    return this.plan?.levels[this.#incident?.level]?.rank ?? -1;
  }

  /** {id, title, level, numeral, levelName, people, reported, waiting, state}: the incident in a few words. */
  get inShort() {
    const view = this.now?.view,
      incident = this.#incident,
      level = this.plan?.levels[incident?.level];
    return {
      id: this.id,
      title: incident?.title,
      level: incident?.level,
      numeral: level?.numeral,
      levelName: level?.name,
      people: view ? view.count?.total : this.#line?.total,
      reported: view ? view.incident.people : this.#line?.reported,
      waiting: view ? Object.keys(view.waiting).length : this.#line?.waiting,
      state: this.now?.state ?? 'unknown',
      endedAt: incident?.endedAt,
      endedBy: incident?.endedBy,
    };
  }

  get #incident() {
    return this.now?.view?.incident ?? this.#line;
  }

  #heard(now) {
    const before = this.now?.view,
      view = now.view;
    this.now = now;
    const flash = before && view?.flash && view.flash.seq !== before.flash?.seq;
    const again = view?.incident.endedAt && criticalOf(view) > (before ? criticalOf(before) : 0);
    this.#tell(this, Boolean(flash || again || (before && view && this.#raised(before.incident.level, view.incident.level))));
  }

  #raised(from, to) {
    const levels = this.plan?.levels ?? {};
    return from !== to && (levels[to]?.rank ?? -1) > (levels[from]?.rank ?? -1);
  }

  async #readPlan() {
    try {
      this.plan = await get(`/api/incidents/${encodeURIComponent(this.id)}/plan`);
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
      if (!this.#stopped) setTimeout(() => this.#readPlan(), PLAN_AGAIN_MS);
    }
    if (!this.#stopped) this.#tell(this, false);
  }
}

const criticalOf = view => Object.values(view.waiting ?? {}).filter(item => item.severity === 'critical').length;
