// Account and password. What was typed stays when the answer is no.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {label, t, words} from '../i18n/index.js';
import {get, post, sessionLost, signIn, signInWithPasskey} from '../post/api.js';
import {passkeysPossible, putAside, signWithPasskey} from '../identity/passkey.js';
import {phrases, whyNot} from '../identity/words.js';

words(phrases);

class SignIn extends Element {
  static properties = {busy: {state: true}, message: {state: true}, asked: {state: true}, ways: {state: true}, notice: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.#ways();
    this.#fromProvider();
  }

  firstUpdated() {
    this.querySelector('#account')?.focus();
  }

  async #ways() {
    try {
      this.ways = await get('/api/session/ways', {stay: true});
    } catch {
      this.ways = {openId: null, passwords: true}; // then there is no such button; the password still works
    }
  }

  // Back from the organisation's own sign-in: why it did not work, or the second step that is to follow.
  #fromProvider() {
    const asked = new URLSearchParams(location.search);
    const [, step, ticket] = /^#(code|setUp)\.([\w-]+)$/u.exec(location.hash) ?? [];
    const why = asked.get('openid');
    if (why) this.notice = whyNot(why);
    if (!why && !ticket) return;
    asked.delete('openid');
    history.replaceState(null, '', `${asked}` ? `/?${asked}` : '/');
    if (ticket) import('../identity/second-step.js').then(() => (this.asked = {ticket, step}));
  }

  render() {
    if (this.asked) return html`<second-step .asked=${this.asked} @signed-in=${({detail}) => this.#in(detail)} @over=${({detail}) => this.#again(detail)}></second-step>`;
    return html`
      <form class="panel" novalidate @submit=${event => this.#submit(event)}>
        <img src="/style/sextant.svg" alt="" width="56" height="56" />
        <h1>${t('app.name')}</h1>
        <p class="muted">${t('app.tagline')}</p>
        ${this.notice ? html`<p class="why" role="alert">${this.notice}</p>` : nothing}
        ${this.ways && !this.ways.passwords ? html`${this.#provider()}<p class="muted small">${t('home.administratorsOnly')}</p>` : nothing}
        ${sessionLost() && !this.notice ? html`<p class="why" role="status">${t('home.sessionEnded')}</p>` : nothing}
        <div class="field">
          <label for="account">${t('home.account')}</label>
          <input
            id="account"
            name="account"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            required
            aria-invalid=${this.message ? 'true' : nothing}
            aria-describedby=${this.message ? 'sign-in-problem' : nothing} />
        </div>
        <div class="field">
          <label for="password">${t('home.password')}</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            aria-invalid=${this.message ? 'true' : nothing}
            aria-describedby=${this.message ? 'sign-in-problem' : nothing} />
        </div>
        <p class="error" id="sign-in-problem" role="alert">${this.message ?? nothing}</p>
        <button class=${this.ways?.passwords === false ? '' : 'primary'} aria-disabled=${this.busy ? 'true' : 'false'}>${t(this.busy ? 'home.signingIn' : 'home.signIn')}</button>
        ${this.ways?.passwords ? this.#provider() : nothing}
        ${this.ways?.signOut ? html`<p class="muted small"><a href=${this.ways.signOut}>${t('home.signOutThere')}</a></p>` : nothing}
        ${passkeysPossible() ? html`<button type="button" class="quiet" @click=${() => this.#withPasskey()}>${t('passkey.signIn')}</button>` : nothing}
      </form>
    `;
  }

  async #submit(event) {
    event.preventDefault();
    const {account, password} = Object.fromEntries(new FormData(event.target));
    if (this.busy) return;
    if (!account.trim() || !password) {
      this.message = t('home.missing');
      return;
    }
    this.busy = true;
    this.message = undefined;
    try {
      const person = await signIn(account.trim(), password);
      if (person.ticket) await import('../identity/second-step.js').then(() => (this.asked = person));
      else this.#in(person);
    } catch (problem) {
      this.message = problem.status === 401 ? t('home.wrong') : problem.message;
      await this.updateComplete;
      this.querySelector('#password').select();
    } finally {
      this.busy = false;
    }
  }

  // Where passwords are for administrators only it stands first.
  #provider() {
    const {openId, passwords} = this.ways;
    return openId ? html`<button type="button" class="openid ${passwords ? '' : 'primary'}" aria-disabled=${this.busy ? 'true' : 'false'} @click=${() => this.#atProvider()}>${label(openId)}</button>` : nothing;
  }

  async #atProvider() {
    if (this.busy) return;
    this.busy = true;
    this.message = this.notice = undefined;
    try {
      const {address} = await post('/api/session/openid', {to: new URLSearchParams(location.search).get('next') ?? '/'}, {stay: true});
      location.assign(address);
    } catch (problem) {
      this.notice = problem.message; // not about what is typed below
      this.busy = false;
    }
  }

  async #withPasskey() {
    if (this.busy) return;
    this.busy = true;
    this.message = undefined;
    try {
      const options = await post('/api/session/passkey/begin', {}, {stay: true});
      this.#in(await signInWithPasskey(await signWithPasskey(options)));
    } catch (problem) {
      if (!putAside(problem)) this.message = problem.code ? problem.message : t('passkey.failed');
    } finally {
      this.busy = false;
    }
  }

  async #again(problem) {
    this.asked = undefined;
    this.message = problem.message;
    await this.updateComplete;
    this.querySelector('#account').focus();
  }

  #in(person) {
    this.dispatchEvent(new CustomEvent('signed-in', {detail: person}));
  }
}
customElements.define('sign-in', SignIn);
