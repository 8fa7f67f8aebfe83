// One live view of an incident: replica + bridge + the one way of recovery ("what came since?").
//   const stop = follow('INC-1', 'wall', now => …)
// The listener is called with {view, state, since, heardAt, slow, changes, seq, problem}: at once, after every change, and when
// state turns. state: unknown | live | stale; since: the server time up to which the view is vouched for; heardAt: the same
// moment on our own clock, to count real seconds from.
import {fetched, NOTHING, receive} from './replica.js';
import {clockRate, everySecond, freshness, hearTime, serverNow} from './freshness.js';
import {backOff, Bridge} from './bridge.js';
import {get} from '../post/api.js';

const POLL_EVERY_MS = 2_000;
const ASK_AGAIN_MS = 150; // the answer was behind what the socket had said already
const BUFFER_MAX = 500;
const views = new Map();
let bridge, source;

/** From now on views come from elsewhere: {follow(incident, name, listener)}, such as the past. */
export const followFrom = other => {
  source = other;
};

/** Follows a view of an incident; all followers of the page share one socket and one replica per view. */
export function follow(incident, name, listener) {
  if (source) return source.follow(incident, name, listener);
  const address = `incident.${incident}.${name}`;
  if (!views.has(address)) views.set(address, new LiveView(address, `/api/incidents/${encodeURIComponent(incident)}/views/${name}`));
  const view = views.get(address);
  const unsubscribe = view.subscribe(listener);
  return () => {
    unsubscribe();
    if (!view.followed) {
      view.stop();
      views.delete(address);
    }
  };
}

class LiveView {
  #address;
  #path;
  #bridge;
  #replica = NOTHING;
  #listeners = new Set();
  #since = serverNow();
  #heardAt = Date.now();
  #state = 'unknown';
  #problem = null;
  #asking = false;
  #again = false;
  #failures = 0;
  #waiting = [];
  #poll = 0;
  #stops = [];
  #stopped = false;

  constructor(address, path) {
    this.#address = address;
    this.#path = path;
    this.#bridge = bridge ??= new Bridge();
    this.#bridge.add(address, message => this.#pushed(message));
    this.#stops = [this.#bridge.onLink(link => this.#linked(link)), everySecond(() => this.#tick())];
    this.#ask();
  }

  get followed() {
    return this.#listeners.size > 0;
  }

  subscribe(listener) {
    this.#listeners.add(listener);
    listener(this.#now([]));
    return () => this.#listeners.delete(listener);
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#poll);
    this.#bridge.remove(this.#address);
    this.#stops.forEach(stop => stop());
  }

  #pushed(message) {
    hearTime(message.now, message.rate);
    if (this.#asking) {
      this.#waiting = this.#waiting.length < BUFFER_MAX ? [...this.#waiting, message] : [];
      return;
    }
    const {replica, applied, gap} = receive(this.#replica, message);
    this.#replica = replica;
    if (gap) this.#ask();
    else this.#vouch();
    this.#tell(applied);
  }

  // A new socket, a wake-up and a refusal all mean the same: find out by HTTP what we missed.
  #linked(link) {
    clearTimeout(this.#poll);
    if (link !== 'connecting') this.#ask();
    this.#tell([]);
  }

  async #ask() {
    if (this.#stopped) return;
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    clearTimeout(this.#poll);
    const {epoch, seq} = this.#replica;
    try {
      const asked = Date.now();
      const answer = await get(epoch ? `${this.#path}?since=${encodeURIComponent(`${epoch}.${seq}`)}` : this.#path);
      this.#answered(answer, asked);
    } catch (problem) {
      this.#failed(problem);
    }
  }

  #answered(answer, asked) {
    this.#asking = false;
    this.#failures = 0;
    this.#problem = null;
    let {replica, applied, gap} = fetched(this.#replica, answer);
    if (gap) replica = {...replica, epoch: null}; // changes that do not fit: ask for the whole view
    for (const message of this.#waiting.splice(0)) {
      const next = receive(replica, message);
      ({replica, gap} = next);
      applied = [...applied, ...next.applied];
    }
    this.#replica = replica;
    if (gap || this.#again) this.#later(ASK_AGAIN_MS);
    else if (this.#bridge.link === 'slow') this.#later(POLL_EVERY_MS);
    if (!gap) this.#vouch(asked);
    this.#again = false;
    this.#tell(applied);
  }

  #failed(problem) {
    this.#asking = false;
    this.#again = false;
    this.#failures += 1;
    this.#problem = problem;
    this.#tell([]);
    this.#later(Math.max(problem.retryAfterMs ?? 0, Math.max(POLL_EVERY_MS, backOff(this.#failures))));
  }

  #later(after) {
    clearTimeout(this.#poll);
    this.#poll = setTimeout(() => this.#ask(), after);
  }

  #vouch(heardAt = Date.now()) {
    if (heardAt < this.#heardAt) return;
    this.#heardAt = heardAt;
    this.#since = serverNow() - (Date.now() - heardAt) * clockRate();
  }

  #tick() {
    if (freshness(this.#heardAt, this.#known()) !== this.#state) this.#tell([]);
  }

  #known() {
    return this.#replica.view !== undefined;
  }

  #tell(changes) {
    const now = this.#now(changes);
    this.#state = now.state;
    this.#listeners.forEach(listener => listener(now));
  }

  #now(changes) {
    return {
      view: this.#replica.view,
      state: freshness(this.#heardAt, this.#known()),
      since: this.#since,
      heardAt: this.#heardAt,
      slow: this.#bridge.link === 'slow',
      changes,
      seq: this.#replica.seq,
      problem: this.#problem,
    };
  }
}
