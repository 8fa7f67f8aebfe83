// Account and password. What was typed stays when the answer is no.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {t, words} from '../i18n/index.js';
import {post, sessionLost, signIn, signInWithPasskey} from '../post/api.js';
import {passkeysPossible, putAside, signWithPasskey} from '../identity/passkey.js';
import {phrases} from '../identity/words.js';

words(phrases);

class SignIn extends Element {
  static properties = {busy: {state: true}, message: {state: true}, asked: {state: true}};

  firstUpdated() {
    this.querySelector('#account').focus();
  }

  render() {
    if (this.asked) return html`<second-step .asked=${this.asked} @signed-in=${({detail}) => this.#in(detail)} @over=${({detail}) => this.#again(detail)}></second-step>`;
    return html`
      <form class="panel" novalidate @submit=${event => this.#submit(event)}>
        <img src="/style/sextant.svg" alt="" width="56" height="56" />
        <h1>${t('app.name')}</h1>
        <p class="muted">${t('app.tagline')}</p>
        ${sessionLost() ? html`<p class="why" role="status">${t('home.sessionEnded')}</p>` : nothing}
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
        <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>${t(this.busy ? 'home.signingIn' : 'home.signIn')}</button>
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
