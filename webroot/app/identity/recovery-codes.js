// Recovery codes, shown this once: <recovery-codes .codes @kept>.
import {html} from 'lit';
import {Element} from '../ui/element.js';
import {toast} from '../ui/index.js';
import {t, words} from '../i18n/index.js';
import {phrases} from './words.js';

words(phrases);

class RecoveryCodes extends Element {
  static properties = {codes: {attribute: false}};

  firstUpdated() {
    this.querySelector('h2').focus();
  }

  render() {
    return html`
      <section class="second">
        <h2 tabindex="-1">${t('recovery.title')}</h2>
        <p>${t('recovery.why')}</p>
        <ol class="recovery">
          ${this.codes.map(code => html`<li><code>${code}</code></li>`)}
        </ol>
        <div class="buttons">
          <button type="button" @click=${() => this.#copy()}>${t('recovery.copy')}</button>
          <button type="button" class="primary" @click=${() => this.dispatchEvent(new CustomEvent('kept'))}>${t('recovery.kept')}</button>
        </div>
      </section>
    `;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.codes.join('\n'));
      toast(t('recovery.copied'));
    } catch {
      toast(t('recovery.notCopied'), {tone: 'bad'}); // only pages over https may write to the clipboard
    }
  }
}
customElements.define('recovery-codes', RecoveryCodes);
