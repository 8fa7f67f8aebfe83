// Which incident the wall shows: the chosen one, or the open ones in turn (turns.js). Where something critical happens, or the
// level is raised, is shown at once for one turn; then the wall returns to what it showed. The others stand in a strip, and so
// does, for a while, one that ended. One that ended comes back when something critical waits in it.
import {ms, setZone} from '../i18n/time.js';
import {clockHeld, hearTime, serverNow} from '../live/freshness.js';
import {get} from '../post/api.js';
import {Followed} from './followed.js';
import {inTurn, nextTurn, turnsOf} from './turns.js';

const LOOK_EVERY_MS = 15_000;
const AT_MOST = 8;
const USUAL = {seconds: 25, endedMinutes: 60};

export class Rotation {
  #chosen;
  #show;
  #followed = new Map();
  #ended = [];
  #current = null;
  #before = null; // whom the one above all others came after
  #back = null; // what was shown when something critical came between
  #turn = 0;
  #looking = 0;
  #stopped = false;
  #known = false;
  #problem = null;

  /** chosen: the one incident to show; null: the open ones in turn. show({id, now, plan, problem, none, others, ended, place, of}) */
  constructor(chosen, show) {
    this.#chosen = chosen;
    this.#show = show;
  }

  start() {
    if (this.#chosen) this.#follow(this.#chosen);
    this.#current = this.#chosen;
    this.#tell();
    if (!clockHeld()) this.#look(); // what else is open now was not there in the past
  }

  /** Nobody is signed in here any more: there is nothing to ask for. */
  stop() {
    clearTimeout(this.#turn);
    clearTimeout(this.#looking);
    this.#stopped = true;
    this.#followed.forEach(one => one.stop());
  }

  async #look() {
    try {
      const {now, timezone, incidents} = await get('/api/incidents');
      hearTime(ms(now));
      if (!Object.keys(incidents).length) setZone(timezone); // else the incident's own plan says where it is
      this.#known = true;
      this.#keep(Object.values(incidents));
      this.#problem = null;
    } catch (problem) {
      this.#problem = problem;
      this.#tell();
    }
    if (!this.#stopped) this.#looking = setTimeout(() => this.#look(), LOOK_EVERY_MS);
  }

  #keep(all) {
    const open = all
      .filter(goesOn)
      .sort((a, b) => ms(a.openedAt) - ms(b.openedAt))
      .slice(-AT_MOST)
      .map(one => one.id);
    for (const [id, one] of this.#followed)
      if (!open.includes(id) && id !== this.#chosen) {
        one.stop();
        this.#followed.delete(id);
      }
    open.filter(id => !this.#followed.has(id)).forEach(id => this.#follow(id));
    all.forEach(line => this.#followed.get(line.id)?.listed(line));
    this.#ended = all.filter(one => !goesOn(one) && one.id !== this.#chosen).sort((a, b) => ms(b.endedAt) - ms(a.endedAt));
    if (!this.#followed.has(this.#current)) this.#next();
    else if (!this.#turn) this.#goTo(this.#current);
    this.#tell();
  }

  #follow(id) {
    this.#followed.set(id, new Followed(id, (one, news) => this.#heard(one, news)).start());
  }

  #heard(one, news) {
    if (news && !this.#chosen && one.id !== this.#current) {
      this.#back ??= this.#current;
      this.#goTo(one.id);
    } else {
      this.#tell();
    }
  }

  #next() {
    const back = this.#followed.has(this.#back) ? this.#back : null;
    this.#back = null;
    this.#goTo(back ?? nextTurn([...this.#followed.values()], this.#current, this.#before));
  }

  #goTo(id) {
    clearTimeout(this.#turn);
    this.#turn = 0;
    const all = [...this.#followed.values()];
    if (inTurn(all)[0]?.id !== id) this.#before = id;
    this.#current = id;
    if (all.length > 1 && !this.#chosen)
      this.#turn = setTimeout(() => this.#next(), this.#rotation.seconds * 1000 * (this.#back ? 1 : turnsOf(all, id)));
    this.#tell();
  }

  get #rotation() {
    return this.#followed.get(this.#current)?.plan?.wall?.rotation ?? USUAL;
  }

  #tell() {
    const one = this.#followed.get(this.#current),
      all = inTurn([...this.#followed.values()]);
    const since = serverNow() - this.#rotation.endedMinutes * 60_000;
    this.#show({
      id: this.#current,
      now: one?.now ?? null,
      plan: one?.plan ?? null,
      problem: one?.problem ?? this.#problem,
      none: this.#known && !all.length,
      others: all.filter(other => other !== one).map(other => other.inShort),
      ended: this.#ended.filter(line => ms(line.endedAt) > since),
      place: all.indexOf(one) + 1,
      of: this.#chosen ? 1 : all.length,
    });
  }
}

// Over, unless something critical waits although it was ended: people gather again.
const goesOn = one => !one.endedAt || one.critical > 0;
