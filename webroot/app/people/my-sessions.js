// Where I am signed in, and my password.
import {html, nothing} from 'lit';
import {TickingElement} from '../ui/element.js';
import {toast} from '../ui/index.js';
import {t} from '../i18n/index.js';
import {ago, dayMinute} from '../i18n/time.js';
import {get, onIdentity, post, remove} from '../post/api.js';
import {confirmIdentity} from '../identity/confirm-identity.js';
import './my-openid.js';
import './my-passkeys.js';
import './my-second-factor.js';

onIdentity(confirmIdentity);

class MySessions extends TickingElement {
  static properties = {sessions: {state: true}, failure: {state: true}, problem: {state: true}, busy: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  async #read() {
    try {
      this.sessions = (await get('/api/me/sessions')).sessions;
      this.failure = undefined;
    } catch (problem) {
      this.failure = problem;
    }
  }

  render() {
    return html`
      <h1>${t('me.title')}</h1>
      <problem-list .problem=${this.failure}></problem-list>
      <section class="panel">
        <h2>${t('me.sessions')}</h2>
        <ul class="rows">
          ${(this.sessions ?? []).map(
            one => html`<li>
              <div>
                <b>${one.device || t('people.unknownDevice')}</b>${one.here ? html` <span class="chip">${t('me.here')}</span>` : nothing}
                <p class="muted small">${t('people.since', {at: dayMinute(one.since)})} · ${t('people.used', {ago: ago(one.used, Date.now())})}</p>
              </div>
              ${one.here ? nothing : html`<button type="button" @click=${() => this.#end(`/api/me/sessions/${one.id}`)}>${t('people.end')}</button>`}
            </li>`,
          )}
        </ul>
        ${(this.sessions?.length ?? 0) > 1 ? html`<button type="button" @click=${() => this.#end('/api/me/sessions')}>${t('me.endOthers')}</button>` : nothing}
      </section>
      <my-openid></my-openid>
      <my-passkeys></my-passkeys>
      <my-second-factor @changed=${() => this.#read()}></my-second-factor>
      <form class="panel narrow" novalidate @submit=${event => this.#submit(event)}>
        <h2>${t('me.password')}</h2>
        ${this.#field('old', 'current-password')} ${this.#field('password', 'new-password', t('welcome.rule'))} ${this.#field('again', 'new-password')}
        ${this.problem && !this.problem.errors.length ? html`<p class="error" role="alert">${this.problem.message}</p>` : nothing}
        <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>${t(this.busy ? 'people.sending' : 'me.change')}</button>
        <p class="muted small">${t('me.changeMeans')}</p>
      </form>
    `;
  }

  #field(name, autocomplete, hint) {
    const wrong = this.problem?.fields[name];
    return html`
      <div class="field">
        <label for=${name}>${t(`people.${name}`)}</label>
        <input id=${name} name=${name} type="password" autocomplete=${autocomplete} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${`${name}-hint`} />
        <p id=${`${name}-hint`} class=${wrong ? 'error' : 'muted small'}>${wrong ?? hint ?? nothing}</p>
      </div>
    `;
  }

  async #end(path) {
    try {
      await remove(path);
    } catch (problem) {
      toast(problem.message, {tone: 'bad'});
    }
    this.#read();
  }

  async #submit(event) {
    event.preventDefault();
    const form = event.target,
      {old, password, again} = Object.fromEntries(new FormData(form));
    if (this.busy) return;
    if (password !== again) {
      this.problem = {errors: [{}], fields: {again: t('welcome.notSame')}};
      return;
    }
    this.busy = true;
    this.problem = undefined;
    try {
      await post('/api/me/password', {old: old || '-', password: password || '-'});
      form.reset();
      toast(t('me.changed'));
      this.#read();
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
      await this.updateComplete;
      this.querySelector('[aria-invalid]')?.focus();
    }
  }
}
customElements.define('my-sessions', MySessions);
