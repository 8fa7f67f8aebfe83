// A link that somebody was given: it says whose it is, and sets the password. What stands behind the # is sent once, by POST,
// and taken out of the address at once: it must not stay in the history of a shared computer.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {post} from '../post/api.js';
import {dayMinute} from '../i18n/time.js';

class SetPassword extends Element {
  static properties = {link: {state: true}, problem: {state: true}, over: {state: true}, asked: {state: true}, busy: {state: true}};

  #text = location.hash.slice(1);

  connectedCallback() {
    super.connectedCallback();
    history.replaceState(null, '', location.pathname);
    this.#look();
  }

  async #look() {
    try {
      this.link = await post('/api/welcome', {link: this.#text || '-'}, {stay: true});
    } catch (problem) {
      this.over = problem;
    }
  }

  render() {
    const {link} = this;
    if (this.over) return this.#gone();
    if (this.asked) return html`<second-step .asked=${this.asked} @signed-in=${({detail}) => this.#in(detail)} @over=${() => location.assign('/')}></second-step>`;
    if (!link) return html`<p class="muted">${t('people.loading')}</p>`;
    return html`
      <form class="panel narrow" novalidate @submit=${event => this.#submit(event)}>
        <h1>${t(link.first ? 'welcome.first' : 'welcome.hello', {name: label(link.name)})}</h1>
        <p class="muted">${t(link.first ? 'welcome.firstLead' : 'welcome.lead', {account: link.account, until: dayMinute(link.until)})}</p>
        ${
          link.first
            ? html`${this.#field('account', 'text', 'username')}${this.#field('name', 'text', 'name')}`
            : html`<input type="hidden" name="account" autocomplete="username" .value=${link.account} />`
        }
        ${this.#field('password', 'password', 'new-password', t('welcome.rule'))} ${this.#field('again', 'password', 'new-password')}
        ${this.problem && !this.problem.errors.length ? html`<p class="error" role="alert">${this.problem.message}</p>` : nothing}
        <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>${t(this.busy ? 'people.sending' : 'welcome.send')}</button>
      </form>
    `;
  }

  #field(name, type, autocomplete, hint) {
    const wrong = this.problem?.fields[name];
    return html`
      <div class="field">
        <label for=${name}>${t(`people.${name}`)}</label>
        <input id=${name} name=${name} type=${type} autocomplete=${autocomplete} autocapitalize="none" spellcheck="false" aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${`${name}-hint`} />
        <p id=${`${name}-hint`} class=${wrong ? 'error' : 'muted small'}>${wrong ?? hint ?? nothing}</p>
      </div>
    `;
  }

  #gone() {
    const passing = this.over.passing;
    return html`
      <section class="panel narrow" role="alert">
        <h1>${t(passing ? 'people.away' : 'welcome.over')}</h1>
        <p>${this.over.message}</p>
        ${passing ? html`<button type="button" @click=${() => { this.over = undefined; this.#look(); }}>${t('act.retry')}</button>` : html`<p><a class="button" href="/">${t('act.signIn')}</a></p>`}
      </section>
    `;
  }

  #in(person) {
    location.assign(person.roles.includes('administrator') ? '/people' : '/');
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const given = Object.fromEntries(new FormData(event.target));
    if (given.password !== given.again) {
      this.problem = {errors: [{}], fields: {again: t('welcome.notSame')}};
      return;
    }
    this.busy = true;
    this.problem = undefined;
    try {
      const {account, name, password} = given;
      const person = await post('/api/welcome/password', {link: this.#text, password, ...(this.link.first ? {account, name} : {})}, {stay: true});
      if (person.ticket) await import('../identity/second-step.js').then(() => (this.asked = person));
      else this.#in(person);
    } catch (problem) {
      if (problem.code === 'linkOver') this.over = problem;
      else this.problem = problem;
    } finally {
      this.busy = false;
      await this.updateComplete;
      this.querySelector('[aria-invalid]')?.focus();
    }
  }
}
customElements.define('set-password', SetPassword);
