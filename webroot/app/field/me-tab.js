// Who I am, where I post, what I posted; handing over; signing out, which asks while posts wait. <me-tab .world>, tells 'choose' {incident, group},
// and 'left' when a guest went.
import {html, nothing} from 'lit';
import {Element, toast} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {groupLabel, roleLabel} from '../ui/plan.js';
import {signInUrl, signOut} from '../post/api.js';
import {sealing} from '../post/vault.js';
import {leave} from './entry.js';
import './post-list.js';

class MeTab extends Element {
  static properties = {world: {attribute: false}};

  connectedCallback() {
    super.connectedCallback();
    import('./alarm/alarm-switch.js').catch(() => undefined); // not kept yet and no network: then without
    import('./push-switch.js').catch(() => undefined);
  }

  render() {
    const {session, incident, incidents, group, groups, outbox} = this.world,
      guest = session.kind === 'guest',
      posts = [...outbox.attention, ...outbox.waiting, ...outbox.posts.filter(post => post.state === 'sent').reverse()];
    return html`<section class="me">
        <h2>${label(session.name)}</h2>
        <p class="muted">${session.roles.map(roleLabel).join(t('list.and'))}</p>
        <dl>
          <div>
            <dt>${t('me.incident')}</dt>
            <dd>
              ${label(incidents.find(one => one.id === incident)?.title) || incident}${incidents.length > 1 ? this.#change({incident: undefined, group: undefined}, t('me.incident')) : nothing}
            </dd>
          </div>
          <div>
            <dt>${t('me.group')}</dt>
            <dd>
              ${groupLabel(group)}${groups.length > 1 ? this.#change({incident, group: undefined}, t('me.group')) : nothing}
            </dd>
          </div>
          <div>
            <dt>${t('me.language')}</dt>
            <dd><language-switch></language-switch></dd>
          </div>
          <div>
            <dt>${t('alarm.sound')}</dt>
            <dd><alarm-switch></alarm-switch></dd>
          </div>
        </dl>
        <push-switch></push-switch>
        <p class="ways">
          ${this.#handsOver ? html`<a class="button wide" href="#hand">${t('me.hand')}</a>` : nothing}${guest ? nothing : html`<a class="button wide" href="#look">${t('me.look')}</a><a class="button" href="/approvals">${t('me.approvals')}</a><a class="button" href="/me">${t('me.sessions')}</a>`}<button type="button" @click=${() => this.#leave()}>${t(guest ? 'me.end' : 'act.signOut')}</button>
        </p>
        ${sealing ? nothing : html`<p class="muted">${t('me.unsealed')}</p>`}${outbox.foreign.length ? html`<p class="muted">${t('me.foreign', {n: outbox.foreign.length})}</p>` : nothing}
      </section>
      <section>
        <h2>${t('me.posts')}</h2>
        ${posts.length ? html`<post-list .world=${this.world} .posts=${posts}></post-list>` : html`<p class="muted">${t('me.none')}</p>`}
      </section>
      <dialog aria-labelledby="leave-title">
        <h2 id="leave-title">${t('me.leave', {n: outbox.unsent})}</h2>
        <p>${t('me.leaveText')}</p>
        <button type="button" class="primary" @click=${() => this.#gone(false)}>${t('me.keep')}</button
        ><button type="button" @click=${() => this.#gone(true)}>${t('me.drop')}</button
        ><button type="button" class="quiet" @click=${() => this.querySelector('dialog').close()}>
          ${t('me.stay')}
        </button>
      </dialog>`;
  }

  // Whoever belongs to the group, and may write the plan's record of it.
  get #handsOver() {
    const {plan, session, group} = this.world;
    return plan.handover && plan.records[plan.handover.record]?.may.post && (session.groups ?? []).includes(group);
  }

  #change(wanted, what) {
    return html`<button
      type="button"
      aria-label=${`${t('me.change')}: ${what}`}
      @click=${() => this.dispatchEvent(new CustomEvent('choose', {detail: wanted}))}
    >
      ${t('me.change')}
    </button>`;
  }

  #leave() {
    const {outbox} = this.world;
    if (outbox.unsent) this.querySelector('dialog').showModal();
    else this.#gone(false);
  }

  // The next who signs in on this phone must not be reminded of what was mine; the server forgets it with the session.
  async #unsubscribe() {
    const kept = await (await navigator.serviceWorker?.getRegistration('/field'))?.pushManager?.getSubscription().catch(() => null);
    await kept?.unsubscribe().catch(() => undefined);
  }

  async #gone(discarding) {
    try {
      await this.#unsubscribe();
      await signOut();
      if (discarding) await this.world.outbox.discardAll();
      await leave();
      if (this.world.session.kind === 'guest') this.dispatchEvent(new CustomEvent('left')); // signing in is not for guests
      else location.assign(signInUrl());
    } catch (problem) {
      this.querySelector('dialog').close();
      toast(problem.message, {tone: 'bad'});
    }
  }
}
customElements.define('me-tab', MeTab);
