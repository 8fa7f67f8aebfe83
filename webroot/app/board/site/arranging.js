/**
 * What somebody has moved on the picture of the site and not yet saved: kept as a draft for each place, with the version that it was
 * moved from. Saving amends each of the places that differ; what clashes with somebody else's move becomes a visible conflict.
 */
import { Draft, draftSubjects } from '../draft.js';
import { Sender, sorted } from '../sender.js';
import { changes } from './arrangement.js';

const SUBJECT = 'place.';

export class Arranging {
  world;
  on = false;
  outcome = null;
  #tell;
  #sender;
  #moved = new Map(); // id to {at, baseVersion, saved?}

  constructor(world, tell) {
    this.world = world;
    this.#tell = tell;
    for (const subject of draftSubjects(world.me.account, world.incident.id).filter((each) => each.startsWith(SUBJECT))) {
      const { values, baseVersion } = this.#draft(subject.slice(SUBJECT.length)).read() ?? {};
      if (values !== undefined && this.may) this.#moved.set(subject.slice(SUBJECT.length), { at: values, baseVersion });
    }
    this.on = this.#moved.size > 0;
  }

  /** Whether this person may move places, on a board that has them. */
  get may() {
    const { of } = this.world.plan.site.places;
    return Boolean(this.world.plan.records[of].may?.amend) && Object.values(this.world.records).some(({ type }) => type === of);
  }

  get busy() {
    return this.outcome?.kind === 'sending' || this.outcome?.kind === 'lost';
  }

  get changed() {
    return this.#differing().length;
  }

  at(id, saved) {
    const here = this.#moved.get(id);
    if (here?.saved && this.world.records[id]?.version > here.baseVersion) this.#moved.delete(id); // the view has caught up
    return this.#moved.has(id) ? this.#moved.get(id).at : saved;
  }

  begin() {
    this.on = true;
    this.#tell();
  }

  put(id, at) {
    if (this.busy) return;
    const begun = this.#moved.get(id);
    const baseVersion = begun && !begun.saved ? begun.baseVersion : this.world.records[id].version;
    this.#moved.set(id, { at, baseVersion });
    this.#draft(id).keep({ values: at, baseVersion });
    this.#tell();
  }

  /** Resolves to how many places were saved; 0 when something is to be looked at first. */
  async save(confirm) {
    let saved = 0;
    for (const [id, fields, baseVersion] of this.#differing()) {
      const body = { type: 'amendRecord', id, baseVersion, fields, ...(confirm ? { confirm } : {}) };
      if (!await this.#sent(id, body)) return 0;
      this.#draft(id).clear();
      this.#moved.get(id).saved = true;
      saved += 1;
    }
    this.leave();
    return saved;
  }

  /** Stops asking for an answer: what was moved can be moved again. */
  again() {
    this.#sender?.stop();
    this.outcome = null;
    this.#tell();
  }

  leave() {
    for (const [id, { saved }] of this.#moved) {
      if (saved) continue;
      this.#moved.delete(id);
      this.#draft(id).clear();
    }
    this.outcome = null;
    this.on = false;
    this.#tell();
  }

  stop() {
    this.#sender?.stop();
  }

  #sent(id, body) {
    return new Promise((done) => {
      this.#sender = new Sender(this.world.incident.id, this.#draft(id), (outcome) => {
        this.outcome = outcome.kind === 'refused' ? sorted(outcome, []) : outcome;
        this.#tell();
        if (outcome.kind === 'accepted') done(true);
        if (outcome.kind === 'refused' || outcome.kind === 'confirm') done(false);
      });
      this.#sender.send(body);
    });
  }

  #differing() {
    return [...this.#moved].filter(([id, { saved }]) => !saved && this.world.records[id]).map(([id, { at, baseVersion }]) => [id, changes(this.world.plan.site.places, at, this.world.records[id].fields), baseVersion])
      .filter(([, fields]) => Object.keys(fields).length > 0);
  }

  #draft(id) {
    return new Draft(this.world.me.account, this.world.incident.id, `${SUBJECT}${id}`);
  }
}
