// A helper scanned a code: for which group it is, who they are, and on to the phone page.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {post} from '../post/api.js';
import {hourMinute, setZone} from '../i18n/time.js';

class JoinPage extends Element {
  static properties = {code: {state: true}, problem: {state: true}, over: {state: true}, busy: {state: true}};

  // Kept in the address: who scanned and was interrupted reloads the page.
  #text = location.hash.slice(1);

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  async #look() {
    try {
      const code = await post('/api/join', {code: this.#text || '-'}, {stay: true});
      setZone(code.timezone);
      this.code = code;
    } catch (problem) {
      this.over = problem;
    }
  }

  render() {
    if (this.over)
      return html`<section class="panel narrow" role="alert">
        <h1>${t(this.over.passing ? 'people.away' : 'join.over')}</h1>
        <p>${this.over.message}</p>
        ${this.over.passing ? html`<button type="button" @click=${() => { this.over = undefined; this.#look(); }}>${t('act.retry')}</button>` : nothing}
      </section>`;
    const {code} = this;
    if (!code) return html`<p class="muted">${t('people.loading')}</p>`;
    return html`
      <form class="panel narrow" novalidate @submit=${event => this.#submit(event)}>
        <h1>${t('join.hello', {group: label(code.group)})}</h1>
        <p class="muted">${t('join.lead', {by: label(code.by), until: hourMinute(code.until)})}</p>
        ${this.#field('name', 'text', 'name', t('join.nameHint'))} ${this.#field('phone', 'tel', 'tel', t('join.phoneHint'))}
        ${this.problem && !this.problem.errors.length ? html`<p class="error" role="alert">${this.problem.message}</p>` : nothing}
        <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>${t(this.busy ? 'people.sending' : 'join.send')}</button>
        <p class="muted small">${t('join.means')}</p>
      </form>
    `;
  }

  #field(name, type, autocomplete, hint) {
    const wrong = this.problem?.fields[name];
    return html`
      <div class="field">
        <label for=${name}>${t(`people.${name}`)}</label>
        <input id=${name} name=${name} type=${type} autocomplete=${autocomplete} required aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${`${name}-hint`} />
        <p id=${`${name}-hint`} class=${wrong ? 'error' : 'muted small'}>${wrong ?? hint}</p>
      </div>
    `;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    try {
      await post('/api/join/guest', {code: this.#text, ...Object.fromEntries(new FormData(event.target))}, {stay: true});
      location.replace('/field');
    } catch (problem) {
      if (problem.code === 'codeOver') this.over = problem;
      else this.problem = problem;
    } finally {
      this.busy = false;
      await this.updateComplete;
      this.querySelector('[aria-invalid]')?.focus();
    }
  }
}
customElements.define('join-page', JoinPage);
