// The moment gone by that this page shows instead of the present: where it stands, how fast it runs, and every view as it was.
// Views are asked for one at a time each; while the bar is dragged, the moments in between are left out.
import {holdTime, serverNow} from '../live/freshness.js';
import {get} from '../post/api.js';

const SETTLED_MS = 80;
const STEP_MS = 1_000;

export class Past {
  #incident;
  #views = new Map();
  #listeners = new Set();
  #timer = 0;
  rate = 0;
  /** The incident from its opening to its newest event, epoch ms; unknown until the first answer. */
  from = 0;
  to = 0;
  /** [{at: epoch ms, text: Label}] */
  marks = [];

  constructor(incident, at) {
    this.#incident = incident;
    this.at = at;
    holdTime(at, 0);
  }

  /** As follow() of the live views: the listener is told {view, state, since, heardAt, …}, here as of the moment shown. */
  follow(incident, name, listener) {
    const address = `/api/incidents/${encodeURIComponent(incident)}/views/${name}`;
    if (!this.#views.has(address)) this.#views.set(address, {listeners: new Set(), now: told(undefined, this.at), asking: false, again: false});
    const view = this.#views.get(address);
    view.listeners.add(listener);
    listener(view.now);
    this.#ask(address);
    return () => {
      view.listeners.delete(listener);
      if (!view.listeners.size) this.#views.delete(address);
    };
  }

  /** Of the incident's past something that no view of this page holds. */
  view(name, at) {
    return get(this.#path(`${this.#about}/views/${name}`, at));
  }

  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To another moment. */
  go(at) {
    this.at = this.to ? Math.min(Math.max(at, this.from), this.to) : at;
    holdTime(this.at, this.rate);
    this.#keepInAddress();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#moved(), SETTLED_MS);
    this.#tell();
  }

  /** rate: seconds of the incident in one of ours; 0 stands still. */
  play(rate) {
    this.at = Math.round(serverNow());
    this.rate = rate;
    holdTime(this.at, rate);
    clearTimeout(this.#timer);
    this.#moved();
    this.#tell();
  }

  #moved() {
    for (const address of this.#views.keys()) this.#ask(address);
    if (!this.rate) return;
    this.#timer = setTimeout(() => {
      this.at = Math.round(serverNow());
      if (this.to && this.at >= this.to) {
        this.play(0);
        return this.go(this.to);
      }
      this.#keepInAddress();
      this.#moved();
      this.#tell();
    }, STEP_MS);
  }

  async #ask(address) {
    const view = this.#views.get(address);
    if (!view) return;
    if (view.asking) {
      view.again = true;
      return;
    }
    view.asking = true;
    view.again = false;
    const at = this.at;
    try {
      const answer = await get(this.#path(address, at));
      if (address.startsWith(`${this.#about}/`)) Object.assign(this, {from: Date.parse(answer.from), to: Date.parse(answer.to), marks: answer.marks.map(mark => ({...mark, at: Date.parse(mark.at)}))});
      view.now = {...told(answer.view, at), seq: answer.seq};
    } catch (problem) {
      view.now = {...view.now, problem};
    }
    view.asking = false;
    view.listeners.forEach(listener => listener(view.now));
    this.#tell();
    if (view.again) this.#ask(address);
  }

  get #about() {
    return `/api/incidents/${encodeURIComponent(this.#incident)}`;
  }

  #path = (address, at) => `${address}?at=${encodeURIComponent(new Date(at).toISOString())}`;

  #keepInAddress() {
    const address = new URL(location.href);
    address.searchParams.set('at', new Date(this.at).toISOString());
    history.replaceState(history.state, '', address);
  }

  #tell() {
    this.#listeners.forEach(listener => listener());
  }
}

const told = (view, at) => ({view, state: view ? 'live' : 'unknown', since: at, heardAt: Date.now(), slow: false, changes: [], past: true});
