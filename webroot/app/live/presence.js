// Where this page is, said to the server at once when it changes and every few seconds, and who else is at the incident.
// A courtesy: when it fails, nobody is shown, and nothing else suffers.
import {post} from '../post/api.js';

const AGAIN_MS = 5_000;
const SETTLED_MS = 300; // from record to record with the keyboard: only where one stops is said
const PAGES = 8;

export class Presence {
  #path;
  #heard;
  #place = {};
  #timer = 0;
  #stopped = false;

  /** heard: called with [{account, name, group, record, editing}], the longest here first, without this page. */
  constructor(incident, heard) {
    this.#path = `/api/incidents/${encodeURIComponent(incident)}/presence`;
    this.#heard = heard;
    addEventListener('pagehide', this.#leave);
    document.addEventListener('visibilitychange', this.#turned);
  }

  /** {group, record, editing}: nothing is said again that was said already. */
  at(place) {
    if (JSON.stringify(place) === JSON.stringify(this.#place)) return;
    this.#place = place;
    this.#in(SETTLED_MS);
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    removeEventListener('pagehide', this.#leave);
    document.removeEventListener('visibilitychange', this.#turned);
    this.#leave();
  }

  #in(ms) {
    clearTimeout(this.#timer);
    if (!this.#stopped && !document.hidden) this.#timer = setTimeout(() => this.#say(), ms);
  }

  async #say() {
    const {group, record, editing} = this.#place;
    try {
      const {here} = await post(this.#path, {page: page(), ...(group && {group}), ...(record && {record}), ...(editing && {editing})}, {stay: true});
      if (!this.#stopped) this.#heard(here);
    } catch {
      this.#heard([]); // who was here a minute ago is not known to be here now
    }
    this.#in(AGAIN_MS);
  }

  // A page in the background is nobody looking.
  #turned = () => (document.hidden ? this.#leave() : this.#in(0));

  #leave = () => {
    clearTimeout(this.#timer);
    const body = JSON.stringify({page: page(), gone: true});
    fetch(this.#path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body, keepalive: true}).catch(() => undefined);
  };
}

/** Two tabs of one browser are two pages; the same tab stays the same through a reload. */
function page() {
  try {
    const kept = sessionStorage.getItem('sextant.page') ?? String(Math.floor(Math.random() * PAGES));
    sessionStorage.setItem('sextant.page', kept);
    return Number(kept) % PAGES;
  } catch {
    return 0;
  }
}
