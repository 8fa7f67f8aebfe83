// The end of a window in which somebody showed who they are: tells the page that waits, and goes.
import {html} from 'lit';
import {Element} from '../ui/element.js';
import {t, words} from '../i18n/index.js';
import {tellPages} from '../identity/openid-window.js';
import {phrases, whyNot} from '../identity/words.js';

words(phrases);

class ConfirmedPage extends Element {
  #why = new URLSearchParams(location.search).get('openid');

  connectedCallback() {
    super.connectedCallback();
    tellPages(this.#why);
    if (!this.#why) window.close(); // where the browser lets a page do so
  }

  render() {
    return html`<section class="panel narrow" role="status">
      <h1>${t(this.#why ? 'confirmed.not' : 'confirmed.done')}</h1>
      <p>${this.#why ? whyNot(this.#why) : t('confirmed.back')}</p>
      <button type="button" class="primary" @click=${() => window.close()}>${t('confirmed.close')}</button>
    </section>`;
  }
}
customElements.define('confirmed-page', ConfirmedPage);
