// The phone page: head, net line, one of four pages or a form, tabs. Where we are is in the address (#tasks, #do/count, #mend/12),
// so the phone's back button closes a form and a reload comes back to it.
import {html, nothing} from 'lit';
import {Element, toast} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {groupLabel, usePlan} from '../ui/plan.js';
import {ActionForm} from './action-form.js';
import {enter, keepPlace} from './entry.js';
import {followKept} from './last-known.js';
import {peopleIn} from './people.js';
import {FORMS, placeOf, TABS} from './place.js';
import './net-line.js';
import './home-tab.js';
import './tasks-tab.js';
import './log-tab.js';
import './me-tab.js';
import './move-form.js';
import './entry-page.js';

const COME_BACK_MS = 5_000,
  SAID_AFTER_MS = 900;

class FieldApp extends Element {
  static properties = {
    outbox: {attribute: false},
    entry: {state: true},
    now: {state: true},
    place: {state: true},
    failure: {state: true},
  };
  #stops = [];
  #stopView;
  #retry = 0;
  #came = false;

  connectedCallback() {
    super.connectedCallback();
    this.place = placeOf(location.hash);
    const moved = () => {
      this.#came = true;
      this.place = placeOf(location.hash);
    };
    const back = () => this.entry?.stage !== 'ready' && this.#enter();
    const online = () => this.requestUpdate();
    addEventListener('hashchange', moved);
    addEventListener('online', back);
    addEventListener('online', online);
    addEventListener('offline', online);
    this.#stops = [
      this.outbox.onChange(() => this.requestUpdate()),
      () => removeEventListener('hashchange', moved),
      () => removeEventListener('online', back),
    ];
    this.#enter(Object.fromEntries(new URLSearchParams(location.search)));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stops.forEach(stop => stop());
    this.#stopView?.();
  }

  async #enter(wanted = {}) {
    clearTimeout(this.#retry);
    try {
      const entry = await enter(
        Object.fromEntries(Object.entries(wanted).filter(([key]) => key === 'incident' || key === 'group')),
      );
      if (entry.plan) usePlan(entry.plan);
      if (entry.session) await this.outbox.open(entry.session.account);
      if (entry.stage === 'signIn') this.outbox.needsSignIn = true;
      this.entry = entry;
      if (entry.stage === 'ready') this.#follow(entry);
      if (entry.stage === 'away' || entry.stage === 'nothing')
        this.#retry = setTimeout(() => this.#enter(), COME_BACK_MS);
    } catch (problem) {
      this.failure = problem;
    }
  }

  #follow({incident, group, session}) {
    this.#stopView?.();
    keepPlace(incident, group).catch(() => undefined);
    this.#stopView = followKept(
      incident,
      `field.${group}`,
      now => {
        const turned = now?.state === 'live' && this.now?.state !== 'live';
        this.now = now;
        if (turned) this.outbox.wake();
      },
      session.remembered,
    );
  }

  render() {
    if (this.entry?.stage !== 'ready')
      return html`<entry-page
        .entry=${this.entry}
        .failure=${this.failure}
        .outbox=${this.outbox}
        @choose=${event => this.#enter({...this.#chosen(), ...event.detail})}
      ></entry-page>`;
    const world = this.#world(),
      {kind, id} = this.place;
    document.title = `${groupLabel(world.group)} · ${t('app.name')}`;
    if (kind === 'do')
      return this.#form(
        world,
        world.plan.field[world.group].find(action => action.id === id),
      );
    if (kind === 'mend')
      return this.#mend(
        world,
        this.outbox.posts.find(post => String(post.n) === id),
      );
    if (kind === 'move')
      return html`${this.#head(world)}<net-line .now=${this.now} .outbox=${this.outbox}></net-line>
        <main id="main">
          <move-form
            .world=${world}
            .target=${id}
            @done=${event => this.#done(event)}
            @close=${() => this.#close()}
          ></move-form>
        </main>`;
    const Tab = {
      home: html`<home-tab .world=${world}></home-tab>`,
      tasks: html`<tasks-tab .world=${world}></tasks-tab>`,
      log: html`<log-tab .world=${world}></log-tab>`,
      me: html`<me-tab .world=${world} @choose=${event => this.#choose(event.detail)}></me-tab>`,
    }[kind];
    return html`${this.#head(world)}<net-line .now=${this.now} .outbox=${this.outbox}></net-line>
      <main id="main" tabindex="0">${Tab}</main>
      ${this.#tabs(world)}`;
  }

  updated(changed) {
    if (changed.has('place')) this.querySelector('main')?.scrollTo(0, 0);
  }

  #world() {
    const {plan, session, incident, incidents, group, groups} = this.entry;
    return {
      plan,
      session,
      incident,
      incidents,
      group,
      groups,
      outbox: this.outbox,
      now: this.now,
      view: this.now?.view,
      people: peopleIn(this.now?.view, session),
    };
  }

  #chosen() {
    return {incident: this.entry?.incident, group: this.entry?.group};
  }

  #head({view, group, incidents, incident}) {
    const known = view?.incident ?? incidents.find(one => one.id === incident) ?? {};
    return html`<header>
      <h1>${groupLabel(group)}</h1>
      <p>${known.title}${known.place ? html` · ${known.place}` : nothing}</p>
      ${known.level ? html`<level-badge level=${known.level}></level-badge>` : nothing}
    </header>`;
  }

  #form(world, action, post) {
    if (!action) return this.#gone();
    return html`<header>
        <h1>${label(action.label)}</h1>
        <p>${ActionForm.head(world)}</p>
        <button type="button" class="close" aria-label=${t('act.close')} @click=${() => this.#close()}>×</button>
      </header>
      <net-line .now=${this.now} .outbox=${this.outbox}></net-line>
      <main id="main">
        <action-form .world=${world} .action=${action} .post=${post} @done=${event => this.#done(event)}></action-form>
      </main>`;
  }

  #mend(world, post) {
    const action = post && world.plan.field[post.about.group]?.find(one => one.id === post.about.action);
    return this.#form(world, action, post);
  }

  // The record or the post is no longer there: back to where things are.
  #gone() {
    queueMicrotask(() => {
      location.replace('#home');
    });
    return nothing;
  }

  #tabs({view, outbox, group}) {
    const open = Object.values(view?.records ?? {}).filter(
      card => card.group === group && ((card.type === 'directiveAck' && card.state === 'issued') || card.missed),
    ).length;
    const marks = {tasks: open, me: outbox.attention.length};
    return html`<nav aria-label=${t('field.tabs')}>
      ${TABS.map(tab => html`<a href=${`#${tab}`} aria-current=${tab === this.place.kind ? 'page' : 'false'}>${t(`field.tab.${tab}`)}${marks[tab] ? html`<b>${marks[tab]}</b>` : nothing}</a>`)}
    </nav>`;
  }

  #choose({incident, group}) {
    this.#stopView?.();
    this.now = undefined;
    this.entry = {...this.entry, stage: undefined};
    location.replace('#home');
    history.replaceState(null, '', `${location.pathname}#home`);
    this.#enter({incident, group});
  }

  #done({detail: {added}}) {
    setTimeout(() => this.#report(added), SAID_AFTER_MS);
    if (FORMS.includes(this.place.kind)) this.#close();
  }

  // What became of it, and never more than is known.
  #report(added) {
    const states = this.outbox.posts.filter(post => added.includes(post.n)).map(post => post.state);
    if (states.every(state => state === 'sent')) toast(t('post.sent'));
    else if (states.includes('waiting')) toast(t('form.kept', {n: states.filter(state => state === 'waiting').length}));
    else
      toast(t('net.refused', {n: this.outbox.attention.length}), {
        action: {
          label: t('post.mend'),
          act: () => {
            location.hash = '#me';
          },
        },
      });
  }

  #close() {
    if (this.#came) history.back();
    else location.replace('#home');
  }
}
customElements.define('field-app', FieldApp);
