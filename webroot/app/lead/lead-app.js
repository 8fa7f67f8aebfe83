/**
 * <lead-app>: what waits for the leader, how things stand, what was handed down. One hand: the list first, one tap to a thing, its
 * buttons large. Cards, dialogs and forms are those of the command's board; nothing is decided while the page is not live (held.js).
 */
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Element, toast } from '../ui/index.js';
import { commandGroup, usePlan } from '../ui/plan.js';
import { onSignedOut, signInUrl } from '../post/api.js';
import { followKept } from '../field/last-known.js';
import { presetOf } from '../board/types.js';
import { worldOf } from '../board/world.js';
import { say } from '../board/say.js';
import { bellFor } from '../board/command/bell.js';
import { commandPanel } from '../board/command/panel.js';
import { alarms, ringFor } from './alarms.js';
import { doorway } from './doorway.js';
import { enter } from './entry.js';
import { heldBecause, hold } from './held.js';
import { head, more, tabs } from './frame.js';
import { Others, othersOf, othersStrip } from './others.js';
import { orders } from './orders.js';
import { placeOf } from './place.js';
import { waits } from './waits.js';
import '../board/act-dialog.js';
import '../board/post-form.js';
import '../board/record-pane.js';
import '../board/due-time.js';

const AGAIN_MS = 5_000;
const LOOK_AT_CLOCK_MS = 20_000;
const MAY_CHANGE = ['away', 'none'];

class LeadApp extends Element {
  static properties = { entry: { state: true }, failure: { state: true }, place: { state: true }, board: { state: true }, wall: { state: true }, all: { state: true }, signedOut: { state: true }, listed: { state: true } };

  #stops = [];
  #retry = 0;
  #acting = '';
  #came = false;
  #first;
  #others = new Others((incidents) => { this.listed = incidents; });

  connectedCallback() {
    super.connectedCallback();
    this.place = placeOf(location.hash);
    addEventListener('hashchange', this.#went);
    addEventListener('popstate', this.#returned);
    addEventListener('online', this.#turned);
    addEventListener('offline', this.#turned);
    onSignedOut(() => { this.signedOut = true; }); // what was typed stays on the page
    setInterval(() => this.requestUpdate(), LOOK_AT_CLOCK_MS); // the page is this element, as long as it lives
    this.#enter(new URLSearchParams(location.search).get('incident') ?? undefined);
  }

  async #enter(wanted) {
    clearTimeout(this.#retry);
    try {
      const entry = await enter(wanted);
      this.failure = null;
      if (entry.plan) usePlan(entry.plan);
      if (entry.stage === 'ready' && this.entry?.incident !== entry.incident) this.#follow(entry);
      this.entry = entry;
      if (entry.stage === 'ready') this.#first ??= entry.incident;
    } catch (problem) {
      this.failure = problem;
    }
    if (this.failure?.passing || MAY_CHANGE.includes(this.entry?.stage)) this.#retry = setTimeout(() => this.#enter(wanted), AGAIN_MS);
  }

  #follow({ incident, session }) {
    this.#stops.forEach((stop) => stop());
    const keep = (part, view) => followKept(incident, view, (now) => { this[part] = now; }, session.remembered);
    this.board = this.wall = undefined;
    this.#acting = '';
    this.#others.start();
    this.#stops = [keep('board', `board.${commandGroup()}`), keep('wall', 'wall')];
  }

  willUpdate() {
    this.held = this.entry?.stage === 'ready' ? heldBecause(this.board) : '';
    hold(this.held);
    this.#actsForSomebody();
    if (this.entry?.stage !== 'ready') return;
    bellFor(this.wall?.view?.suggestion);
    ringFor(this.#world(), this.entry.incident, this.wall);
  }

  render() {
    const { entry, place } = this;
    if (entry?.stage !== 'ready') return doorway({ entry, failure: this.failure, choose: (incident) => this.#enter(incident) });
    const world = this.#world();
    document.title = `${say('lead.title')} · ${world.incident.title ?? entry.incident}`;
    return html`
      ${head({ world, now: this.board, wall: this.wall?.view, held: this.held })}
      ${this.held || this.signedOut ? html`<p class="held" role="status">${this.held} ${this.signedOut ? html`<a href=${signInUrl()}>${say('lead.signIn')}</a>` : nothing}</p>` : nothing}
      ${othersStrip({ others: othersOf(this.listed ?? entry.incidents, entry.incident), mine: Object.values(this.board?.view?.waiting ?? {}).filter((item) => item.leader).length, held: this.held, go: this.#toIncident })}
      <main id="main" tabindex="-1">${alarms(this.wall, entry.incident, entry.session, () => this.requestUpdate())}${this.board?.view ? this.#page(world, place) : html`<p class="quiet-line">${say('lead.opening')}</p>`}</main>
      ${tabs(place.kind, this.board?.view)}`;
  }

  updated(changed) {
    if (changed.has('place')) this.querySelector('main')?.scrollTo(0, 0);
  }

  #page(world, { kind, id }) {
    const { incident } = this.entry;
    const wall = this.wall?.view;
    const view = this.board.view;
    if (kind === 'record') {
      return html`<record-pane .world=${world} .incident=${incident} .recordId=${id} @closed=${this.#close} @open=${(event) => this.#open(event.detail.id)} @correct=${() => location.assign(this.#onBoard(id))}></record-pane>`;
    }
    if (kind === 'new' && world.plan.records[id]) {
      return keyed(id, html`<post-form .world=${world} .incident=${incident} .type=${id} .preset=${presetOf(world, id)} @posted=${this.#posted} @closed=${this.#close}></post-form>`);
    }
    if (kind === 'orders') return orders({ world, open: this.#open, write: (type) => this.#go(`new/${type}`) });
    if (kind === 'state') return html`${wall ? commandPanel({ world, incident, wall, view, open: this.#open }) : nothing}${more(world, incident)}`;
    return waits({ world, incident, view, wall, me: this.entry.session, all: this.all, showAll: () => { this.all = !this.all; }, open: this.#open, go: this.#toBoard });
  }

  #world() {
    const { plan, session } = this.entry;
    return worldOf({ plan, view: this.board?.view, me: session, group: commandGroup() });
  }

  /** Somebody else acts in another's place than before: what this person may do has changed. */
  #actsForSomebody() {
    const acting = this.board?.state === 'live' && JSON.stringify(this.board.view?.incident?.acting ?? {});
    if (acting && this.#acting && acting !== this.#acting) this.#enter(this.entry.incident);
    this.#acting = acting || this.#acting;
  }

  /** To another incident, at what waits there; what was typed here stays with its own. */
  #toIncident = (incident) => {
    const address = new URL(location.href);
    address.searchParams.set('incident', incident);
    address.hash = '#wait';
    history.pushState(null, '', address);
    this.place = placeOf(address.hash);
    this.all = false;
    this.#enter(incident);
  };

  #open = (id) => this.#go(`record/${id}`);

  #toBoard = (event, { group }) => location.assign(`/incidents/${encodeURIComponent(this.entry.incident)}/${encodeURIComponent(group)}`);

  #onBoard(id) {
    return `/incidents/${encodeURIComponent(this.entry.incident)}/${encodeURIComponent(commandGroup())}?record=${encodeURIComponent(id)}`;
  }

  #go(place) {
    this.#came = true;
    location.hash = `#${place}`;
  }

  #close = () => {
    if (this.#came) history.back();
    else location.replace('#wait');
  };

  #posted = (event) => {
    toast(say('lead.sent', { id: event.detail?.records?.[0] ?? '' }));
    location.replace('#orders');
  };

  #went = () => {
    this.place = placeOf(location.hash);
  };

  /** Back over a change of the incident. */
  #returned = () => {
    const incident = new URLSearchParams(location.search).get('incident') ?? this.#first;
    if (this.entry?.stage === 'ready' && incident && incident !== this.entry.incident) this.#enter(incident);
  };

  #turned = () => {
    this.requestUpdate();
    if (navigator.onLine && this.entry?.stage !== 'ready') this.#enter(this.entry?.incident);
  };
}

customElements.define('lead-app', LeadApp);
