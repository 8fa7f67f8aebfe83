// The queue and the one that is open (#ST-03): beside each other on a desk, one after the other on a phone.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Element} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {dayMinute, ms} from '../i18n/time.js';
import {hearTime} from '../live/freshness.js';
import {Presence} from '../live/presence.js';
import {follow} from '../live/view.js';
import {get, whoAmI, signInUrl} from '../post/api.js';
import {inPlan} from '../ui/acting.js';
import {groupShort, roleLabel, usePlan} from '../ui/plan.js';
import {incidentChoice, waitingIn} from './incident-choice.js';
import {queue} from './queue.js';
import './approval-item.js';

const MOST_AFTER = 5;

class ApprovalsApp extends Element {
  static properties = {place: {state: true}, failure: {state: true}, now: {state: true}, open: {state: true}, here: {state: true}};
  #stop;
  #presence;
  #shown;
  #last; // what was open, should it leave the queue while somebody reads it
  #wide = matchMedia('(min-width: 1000px)');

  connectedCallback() {
    super.connectedCallback();
    const moved = () => {
      this.open = decodeURIComponent(location.hash.slice(1));
      scrollTo(0, 0);
    };
    moved();
    addEventListener('hashchange', moved);
    this.#wide.addEventListener('change', () => this.requestUpdate());
    this.addEventListener('close', () => this.requestUpdate(), true);
    this.#enter(new URLSearchParams(location.search).get('incident'));
  }

  async #enter(wanted) {
    this.#stop?.();
    this.#presence?.stop();
    try {
      const session = await whoAmI();
      hearTime(ms(session.now), session.rate);
      const listed = Object.values((await get('/api/incidents')).incidents).sort((a, b) => ms(b.openedAt) - ms(a.openedAt)),
        running = listed.filter(one => !one.endedAt);
      // What was being decided when the response ended is still to be decided, as long as the incident is not closed.
      const open = [...running, ...listed.filter(one => one.endedAt && !one.closed).slice(0, MOST_AFTER)];
      const only = running.length === 1 ? running[0] : running.length || open.length !== 1 ? undefined : open[0];
      const incident = (listed.find(one => one.id === wanted) ?? only)?.id;
      const plan = incident && (await get(`/api/incidents/${encodeURIComponent(incident)}/plan`));
      if (plan) usePlan(plan);
      const choices = plan ? null : await waitingIn(open, session);
      this.place = {session: plan ? inPlan(session, plan) : session, incidents: open, incident, plan, choices};
      this.#presence = plan && new Presence(incident, here => (this.here = here));
      if (plan) this.#stop = follow(incident, 'approvals', now => this.#hear(now));
    } catch (problem) {
      if (problem.status === 401) location.assign(signInUrl());
      else this.failure = problem;
    }
  }

  // Who acts in somebody's place may decide more, or no longer: the plan is asked again.
  #hear(now) {
    const acting = now.view && JSON.stringify(now.view.incident.acting ?? {});
    const changed = acting && this.acting && acting !== this.acting;
    this.acting = acting ?? this.acting;
    this.now = now;
    if (changed) this.#enter(this.place.incident);
  }

  render() {
    if (this.failure)
      return this.#alone(
        html`<h2>${t('approvals.failed', {why: this.failure.message})}</h2>
          <button type="button" @click=${() => location.reload()}>${t('act.retry')}</button>`,
      );
    if (!this.place) return this.#alone(html`<p class="muted" role="status">${t('approvals.opening')}</p>`);
    if (!this.place.plan)
      return this.#alone(
        incidentChoice(this.place.choices, id => {
          history.replaceState(null, '', `?incident=${encodeURIComponent(id)}`);
          this.#enter(id);
        }),
      );
    const {mine, others, out} = queue(this.now?.view, this.place.session),
      waiting = [...mine, ...others],
      all = [...waiting, ...out];
    document.title = `${t('approvals.title')}${mine.length ? ` (${mine.length})` : ''} · ${t('app.name')}`;
    const chosen = this.open || (this.#wide.matches ? all[0]?.[0] : ''),
      item = all.find(([id]) => id === chosen) ?? this.#held(chosen);
    this.#shown = item?.[1].card.id;
    if (item) this.#last = item[1];
    const gone = Boolean(item && !all.includes(item));
    return html`${this.#head(mine)}
      <main id="main" data-open=${Boolean(this.open)} data-bare=${!all.length && !this.open}>
        <section class="queue">
          ${this.#heap('mine', mine, chosen)}${this.now?.view && !mine.length ? this.#none() : nothing}${this.#heap('others', others, chosen)}${this.#heap('out', out, chosen)}
        </section>
        <section class="open">
          ${this.open ? html`<a class="button back" href="#">‹ ${t('approvals.back')}</a>` : nothing}${item ? html`<approval-item .world=${{...this.place, now: this.now, here: this.here}} .entry=${item[1]} .key=${item[0]} .gone=${gone}></approval-item>` : this.#noItem(waiting.length)}
        </section>
      </main>`;
  }

  // What left the queue while somebody answers stays until the dialog is closed: nothing typed goes with it.
  #held(id) {
    return this.#last?.card.id === id && this.querySelector('decide-dialog dialog[open]') ? [id, this.#last] : undefined;
  }

  updated() {
    this.#presence?.at({record: this.#shown});
  }

  #head(mine) {
    const {session, incident, incidents} = this.place,
      known = this.now?.view?.incident ?? incidents.find(one => one.id === incident);
    return html`<header>
      <h1>${t('approvals.head')}${mine.length ? html` <b>${mine.length}</b>` : nothing}</h1>
      <p><b>${known?.title}</b><span>${session.roles.map(roleLabel).join(t('list.and'))}</span></p>
      <div>
        <a class="button" href="/">${t('approvals.home')}</a>${known?.level ? html`<level-badge level=${known.level}></level-badge>` : nothing}<language-switch
        ></language-switch>
      </div>
      <live-dot .now=${this.now}></live-dot>
    </header>`;
  }

  #heap(name, items, chosen) {
    if (!items.length) return nothing;
    return html`<h2>${t(`approvals.${name}`)} <b>${items.length}</b></h2>
      <ul>
        ${repeat(
          items,
          ([id]) => id,
          ([id, {card, item}]) =>
            html`<li>
              <a
                href=${`#${encodeURIComponent(id)}`}
                aria-current=${id === chosen ? 'true' : 'false'}
                data-severity=${item.severity}
              >
                <small
                  >${label(this.place.plan.records[card.type]?.label)}
                  ${id}${item.group ? html` · ${groupShort(item.group)}` : nothing}</small
                ><b>${label(item.title)}</b>${item.detail ? html`<span>${label(item.detail)}</span>` : nothing}
                ${name === 'others' ? html`<small>${t('approvals.waitsFor', {who: item.who.map(roleLabel).join(t('list.and'))})}</small>` : nothing}${
                  name === 'out'
                    ? html`<small>${t('out.since', {at: dayMinute(item.since)})}</small>`
                    : html`<limit-bar .since=${item.since} .due=${item.dueAt} .missed=${item.missed}></limit-bar>`
                }</a>
            </li>`,
        )}
      </ul>`;
  }

  #none() {
    return html`<div class="none">
      <h2>${t('approvals.none')}</h2>
      <p>${t('approvals.noneText')}</p>
    </div>`;
  }

  #noItem(some) {
    if (this.open && this.now?.view) return html`<gone-item .world=${{...this.place, now: this.now}} .which=${this.open} .was=${this.#last?.card.id === this.open ? this.#last : undefined}></gone-item>`;
    return some ? html`<p class="none">${t('approvals.choose')}</p>` : nothing;
  }

  #alone(content) {
    return html`<header>
        <h1>${t('approvals.title')}</h1>
        <p>${this.place ? `${label(this.place.session.name)} · ${this.place.session.roles.map(roleLabel).join(t('list.and'))}` : t('app.name')}</p>
        <div><a class="button" href="/">${t('approvals.home')}</a><language-switch></language-switch></div>
      </header>
      <main id="main" class="alone">${content}</main>`;
  }
}
customElements.define('approvals-app', ApprovalsApp);
