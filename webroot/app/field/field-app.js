// The phone page: head, net line, one of four pages or a form, tabs. Where we are is in the address (#tasks, #do/count, #mend/12),
// so the phone's back button closes a form and a reload comes back to it.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Element, toast} from '../ui/index.js';
import {t} from '../i18n/index.js';
import {groupLabel, usePlan} from '../ui/plan.js';
import './action-form.js';
import {enter, keepPlace} from './entry.js';
import {formHead, head, tabs} from './frame.js';
import {firstOf} from './form-model.js';
import {readHabits} from './habits.js';
import {followKept} from './last-known.js';
import {Looked} from './looked.js';
import {peopleIn} from './people.js';
import {FORMS, placeOf} from './place.js';
import './alarm-list.js';
import './net-line.js';
import './home-tab.js';
import './tasks-tab.js';
import './me-tab.js';
import './entry-page.js';

const COME_BACK_MS = 5_000,
  BETTERS_AFTER_MS = 1_500, // not before the page stands
  SAID_AFTER_MS = 900;
const AGAIN = new Set(['away', 'nothing', 'ended', 'chooseIncident']); // what may change without anybody touching this phone

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
  #looked = new Looked(() => this.requestUpdate());
  #alarm;
  #identity;
  #steps;

  connectedCallback() {
    super.connectedCallback();
    this.place = placeOf(location.hash);
    const moved = () => {
      this.#came = true;
      this.place = placeOf(location.hash);
    };
    const back = () => !['ready', 'left'].includes(this.entry?.stage) && this.#enter();
    addEventListener('hashchange', moved);
    addEventListener('online', back);
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
      if (entry.stage === 'ready') await Promise.all([readHabits(entry.incident), this.#looked.open(entry)]);
      this.entry = entry;
      if (entry.stage === 'ready') this.#follow(entry);
      else if (AGAIN.has(entry.stage))
        this.#retry = setTimeout(() => this.#enter(wanted), COME_BACK_MS);
    } catch (problem) {
      this.failure = problem;
    }
  }

  #follow({incident, group, session, isAfter}) {
    this.#stopView?.();
    keepPlace({incident, group, isAfter}).catch(() => undefined);
    this.#stopView = followKept(
      incident,
      `field.${group}`,
      now => {
        const turned = now?.state === 'live' && this.now?.state !== 'live';
        this.now = now;
        if (turned) this.outbox.wake();
        if (turned) setTimeout(() => this.#betters(), BETTERS_AFTER_MS);
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
        world.plan.field[world.group].find(action => action.id === id) ?? firstOf(world.plan, id),
      );
    if (kind === 'mend')
      return this.#mend(
        world,
        this.outbox.posts.find(post => String(post.n) === id),
      );
    if (kind === 'move')
      return this.#later(
        world,
        'move-form',
        () => import('./move-form.js'),
        html`<move-form .world=${world} .target=${id} @done=${event => this.#done(event)} @close=${() => this.#close()}></move-form>`,
      );
    if (kind === 'said')
      return this.#later(
        world,
        'said-page',
        () => import('./said-page.js'),
        html`<said-page .world=${world} .target=${id} @close=${() => this.#close()}></said-page>`,
      );
    if (kind === 'look')
      return this.#later(
        world,
        'look-page',
        () => import('./look-page.js'),
        html`<look-page .world=${world} .target=${id} @close=${() => this.#close()}></look-page>`,
      );
    if (kind === 'fix')
      return this.#later(
        world,
        'fix-form',
        () => import('./fix-form.js'),
        html`<fix-form .world=${world} .target=${id} @done=${event => this.#done(event)} @close=${() => this.#close()}></fix-form>`,
      );
    if (kind === 'hand')
      return this.#later(
        world,
        'hand-over',
        () => import('./hand-over.js'),
        html`<hand-over .world=${world} @done=${event => this.#done(event)} @close=${() => this.#close()}></hand-over>`,
      );
    return html`${head(world)}${this.#netLine()}
      <main id="main" tabindex="0"><alarm-list .world=${world}></alarm-list>${this.#tab(kind, world)}</main>
      ${tabs(world, kind, this.#looked)}`;
  }

  // A page that is loaded when somebody goes there.
  #later(world, name, load, page) {
    const there = customElements.get(name);
    if (!there)
      load().then(
        () => this.requestUpdate(),
        problem => toast(problem.message, {tone: 'bad'}),
      );
    return html`${head(world)}${this.#netLine()}
      <main id="main">${there ? page : nothing}</main>`;
  }

  #netLine() {
    return html`<net-line .now=${this.now} .outbox=${this.outbox}></net-line>`;
  }

  #tab(kind, world) {
    if (kind === 'tasks') return html`<tasks-tab .world=${world}></tasks-tab>`;
    if (kind === 'log') import('./log-tab.js').catch(problem => toast(problem.message, {tone: 'bad'}));
    if (kind === 'log') return html`<log-tab .world=${world} .looked=${this.#looked}></log-tab>`;
    if (kind === 'me')
      return html`<me-tab .world=${world} @choose=${event => this.#choose(event.detail)} @left=${() => this.#left()}></me-tab>`;
    return html`<home-tab .world=${world} @choose=${event => this.#choose(event.detail)}></home-tab>`;
  }

  updated(changed) {
    if (changed.has('place')) this.querySelector('main')?.scrollTo(0, 0);
    // Here, not where it is shown: a form is open when it matters, too.
    this.#alarm?.(this.entry?.stage === 'ready' ? this.#world() : null);
    if (this.entry?.stage === 'ready') this.#steps?.follow(this.entry.incident, this.entry.group, this.now);
  }

  // What makes the page better once it stands. Not kept yet and no network: then it does without, until it is opened again.
  async #betters() {
    const [alarms, steps, identity] = await Promise.all([import('./alarm/alarms.js'), import('./steps.js'), import('./identity.js'), import('./log-tab.js')]).catch(() => []);
    if (identity && !this.#identity) this.#stops.push((this.#identity = identity.asksIdentity(this.outbox)));
    this.#alarm ??= alarms?.alarmFor;
    this.#steps ??= steps && new steps.Steps(() => this.requestUpdate());
    this.requestUpdate();
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
      steps: this.#steps,
      now: this.now,
      view: this.now?.view,
      people: peopleIn(this.now?.view, session),
    };
  }

  #chosen() {
    return {incident: this.entry?.incident, group: this.entry?.group};
  }

  #form(world, action, post) {
    if (!action) return this.#gone();
    return html`${formHead(world, action, post, () => this.#close())}${this.#netLine()}
      <main id="main">
        ${repeat(
          [`${action.id}.${post?.n}`], // another form is another one
          id => id,
          () => html`<action-form .world=${world} .action=${action} .post=${post} @done=${event => this.#done(event)}></action-form>`,
        )}
      </main>`;
  }

  #mend(world, post) {
    const action = post && (world.plan.field[post.about.group]?.find(one => one.id === post.about.action) ?? firstOf(world.plan, post.about.action));
    return this.#form(world, action, post);
  }

  // The record or the post is no longer there: back to where things are.
  #gone() {
    queueMicrotask(() => {
      location.replace('#home');
    });
    return nothing;
  }

  #choose({incident, group}) {
    this.#stopView?.();
    this.now = undefined;
    this.entry = {...this.entry, stage: undefined};
    location.replace('#home');
    history.replaceState(null, '', `${location.pathname}#home`);
    this.#enter({incident, group});
  }

  #left() {
    this.#stopView?.();
    this.now = undefined;
    this.entry = {stage: 'left'};
  }

  #done({detail: {added}}) {
    setTimeout(() => import('./report.js').then(({report}) => report(this.outbox, added)).catch(() => undefined), SAID_AFTER_MS);
    if (this.place.kind === 'fix') location.replace('#me');
    else if (FORMS.includes(this.place.kind)) this.#close();
  }

  #close() {
    if (this.#came) history.back();
    else location.replace('#home');
  }
}
customElements.define('field-app', FieldApp);
