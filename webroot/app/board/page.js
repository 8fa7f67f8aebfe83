/**
 * <group-board>: the working place of a group. Holds where one is (the address), what is live (the view) and which record or
 * form is open beside the board; everything that is shown is a function of these three.
 */
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Element } from '../ui/element.js';
import { toast } from '../ui/toast-list.js';
import { signOut } from '../post/api.js';
import { label } from '../i18n/index.js';
import { worldOf } from './world.js';
import { presetOf, presetAbout, firstTab } from './types.js';
import { readPlace, writePlace, addressOf, ownPage } from './place.js';
import { head } from './head.js';
import { sideNav } from './side-nav.js';
import { boardMain } from './board-main.js';
import { logCard } from './log.js';
import { Views, wholeBoard } from './views.js';
import { Presence } from '../live/presence.js';
import { boardKeys } from './keys.js';
import { opened } from './later.js';
import { say } from './say.js';
import './keys-dialog.js';
import './find-dialog.js';
import './due-time.js';

const WHOLE_AFTER_MS = 100; // a frame or two after the first records stand
const LOOK_AT_CLOCK_MS = 20_000; // overdue counts turn without an event

class GroupBoard extends Element {
  static properties = {
    place: { state: true }, live: { state: true }, problem: { attribute: false }, me: { state: true }, plan: { state: true },
    correcting: { state: true }, allWaiting: { state: true }, here: { state: true }, editing: { state: true }, begun: { state: true }, whole: { state: true },
  };

  #views = new Views((live) => { this.live = live; });
  #timer = 0;
  #acting = '';
  #presence;

  constructor() {
    super();
    this.place = readPlace(location);
    this.live = {};
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', this.#went);
    addEventListener('keydown', this.#keys);
    addEventListener('pointerdown', this.#closeMenus);
    this.#timer = setInterval(() => this.requestUpdate(), LOOK_AT_CLOCK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#went);
    removeEventListener('keydown', this.#keys);
    removeEventListener('pointerdown', this.#closeMenus);
    clearInterval(this.#timer);
    this.#views.stop();
    this.#presence?.stop();
  }

  begin(me, plan) {
    this.problem = null;
    this.me = me;
    this.plan = plan;
    this.#views.follow(this.plan, this.place, this.me);
    if (!this.past) this.#presence ??= new Presence(this.place.incident, (here) => { this.here = here; });
  }

  /** Says where this page is, and tells when somebody else than before acts in another's place. */
  updated() {
    const { group, record } = this.place;
    if (!this.begun && this.live.board?.view) setTimeout(() => { this.begun = true; }, WHOLE_AFTER_MS);
    if (!this.whole && (this.begun || record || this.place.new || group === 'log')) this.#bring();
    this.#presence?.at({ group, record, editing: Boolean(record && this.editing === record) });
    const acting = this.live.board?.view && JSON.stringify(this.live.board.view.incident.acting ?? {});
    if (acting && this.#acting && acting !== this.#acting) dispatchEvent(new Event('acting'));
    this.#acting = acting ?? this.#acting;
  }

  /** A board opens with one tab and stays there, whatever is posted meanwhile. */
  willUpdate() {
    if (this.place.tab || !this.plan?.groups[this.place.group] || !this.live.board?.view) return;
    this.place = { ...this.place, tab: firstTab(this.#world()) };
    writePlace(this.place, false);
  }

  render() {
    if (this.problem && !this.plan) return this.#unreachable();
    if (!this.plan) return html`<p class="starting">${say('loading')}</p>`;
    const world = this.#world();
    const known = world.plan.groups[this.place.group] || this.place.group === 'log';
    this.toggleAttribute('alone', this.place.group === 'log' && !this.place.record);
    document.title = `${this.place.group === 'log' ? say('nav.log') : label(world.plan.groups[this.place.group]?.label)} · ${world.incident.title ?? this.place.incident}`;
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>${say('skip')}</a>
      ${head({ world, now: this.live.board, me: this.me, here: this.here, signOut: () => this.#leave(), find: () => this.querySelector('find-dialog').show() })}
      ${sideNav({ world, place: this.place, groups: this.live.board?.view?.groups, go: this.#go })}
      <main id="main" class="board-main" tabindex="-1">${known ? this.#main(world) : html`<div class="empty"><b>${say('empty.noGroup')}</b></div>`}</main>
      <aside class="board-side ${this.place.record || this.place.new ? 'has-record' : ''}" aria-label=${say('side.label')}>${this.#side(world)}</aside>
      <keys-dialog></keys-dialog>
      <find-dialog .world=${world} .incident=${this.place.incident} @found=${(event) => this.#open(event.detail.id)}></find-dialog>`;
  }

  /** Going on to the next board or record without loading the page again. Also for links, which keep working without us. */
  #go = (event, to) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const board = to.group && to.group !== this.place.group;
    this.#change({ ...(board ? { tab: '', as: '', new: '', q: '', state: '', sort: '', record: '' } : {}), ...to }, true);
    if (board) this.#views.follow(this.plan, this.place, this.me);
  };

  #change = (to, isStep = false) => {
    this.place = { ...this.place, ...to };
    writePlace(this.place, isStep);
  };

  #open = (id, group) => {
    const elsewhere = this.place.group !== 'log' && group && group !== this.place.group;
    this.correcting = null;
    if (elsewhere) this.#go(new Event('open'), { group, record: id });
    else this.#change({ record: id, new: '' }, true);
    this.#bring().then(() => this.querySelector('record-pane')?.focusTitle());
  };

  #write = (type) => {
    this.correcting = null;
    this.#change({ new: type, about: '', back: '', record: '' }, true);
  };

  /** Back from a correction to its record, from a record or a form to the board. */
  #close = () => {
    const last = this.place.record;
    if (this.correcting) {
      this.correcting = null;
      return;
    }
    this.#change({ record: '', new: '', about: '', back: '' }, true);
    this.updateComplete.then(() => (this.querySelector(`[data-record="${CSS.escape(last)}"]`) ?? this.querySelector('#main')).focus({ preventScroll: true }));
  };

  #posted = (event) => {
    const id = event.detail?.records?.[0];
    const { about, back } = this.place;
    toast(say('post.done', { id: id ?? '' }));
    this.correcting = null;
    if (ownPage(back)) location.assign(back);
    else this.#change({ new: '', about: '', back: '', record: about || id || '' }, true);
  };

  /** Everything that can be opened from the board is there, and what is open stands. */
  async #bring() {
    await opened();
    this.whole = true;
    await this.updateComplete;
  }

  #main(world) {
    if (this.place.group === 'log') {
      if (!this.whole) return html`<p class="starting">${say('loading')}</p>`;
      return html`<log-page .world=${world} .live=${this.live.log} .place=${this.place} @change=${(event) => this.#change(event.detail)}
        @open=${(event) => this.#open(event.detail.id, event.detail.group)}></log-page>`;
    }
    if (!this.live.board?.view) return html`<p class="starting">${this.live.board?.problem?.message ?? say('loading')}</p>`;
    return boardMain({
      world, place: this.place, view: this.live.board.view, wall: this.live.wall?.view, me: this.me, allWaiting: this.allWaiting, begun: this.begun,
      change: this.#change, open: this.#open, write: this.#write, go: this.#go, showAllWaiting: () => { this.allWaiting = !this.allWaiting; },
    });
  }

  #side(world) {
    const { place } = this;
    if (place.new && !this.live.board?.view) return nothing; // a form begins with what is known of the incident
    if (!this.whole && (place.new || place.record)) return html`<p class="starting">${say('loading')}</p>`;
    if (this.correcting) return keyed(this.correcting.id, this.#form(world, this.correcting.type));
    if (place.new && world.plan.records[place.new]) return keyed(place.new, this.#form(world, place.new));
    if (place.record) {
      return html`<record-pane .world=${world} .incident=${place.incident} 
        .recordId=${place.record} .here=${this.here} @editing=${(event) => { this.editing = event.detail.record; }} @closed=${this.#close}
        @open=${(event) => this.#open(event.detail.id)} @correct=${(event) => { this.correcting = event.detail.card; }}></record-pane>`;
    }
    return place.group === 'log' ? nothing : logCard({ entries: this.live.board?.view?.log, open: this.#open, world, place, go: this.#go });
  }

  #form(world, type) {
    return html`<post-form .world=${world} .incident=${this.place.incident} .type=${type} 
      .preset=${{ ...presetOf(world, type), ...(this.place.about ? presetAbout(world, type, this.place.about) : {}) }} .about=${this.place.about} .correcting=${this.correcting}
      @posted=${this.#posted} @closed=${this.#close}></post-form>`;
  }

  #unreachable() {
    return html`<div class="empty whole"><b>${this.problem.message}</b><p><a class="button" href="/">${say('nav.incidents')}</a></p></div>`;
  }

  #world() {
    return worldOf({ plan: this.plan, view: wholeBoard(this.live) ?? this.live.log?.view, me: this.me, group: this.place.group, fresh: this.live.fresh });
  }

  #went = () => {
    const before = this.place.group;
    this.place = readPlace(location);
    if (this.place.group !== before && this.plan) this.#views.follow(this.plan, this.place, this.me);
  };

  /** What is typed for a form that is still on its way is no key of the board. */
  #keys = (event) => (this.whole || !(this.place.new || this.place.record)) && boardKeys(event, { host: this, place: this.place, close: this.#close, world: () => this.#world(), write: this.#write, change: this.#change });

  #closeMenus = (event) => {
    for (const menu of this.querySelectorAll('details.me[open], details.request-menu[open]')) if (!menu.contains(event.target)) menu.removeAttribute('open');
  };

  #skip = (event) => {
    event.preventDefault();
    this.querySelector('#main').focus();
  };

  async #leave() {
    this.#presence?.stop();
    await signOut();
    location.assign(`/?next=${encodeURIComponent(addressOf(this.place))}`);
  }
}

customElements.define('group-board', GroupBoard);
