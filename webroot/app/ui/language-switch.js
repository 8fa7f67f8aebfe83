// One button that says the other language's name.
import {html} from 'lit';
import {Element} from './element.js';
import {language, setLanguage, t} from '../i18n/index.js';

class LanguageSwitch extends Element {
  render() {
    const other = language() === 'zh' ? 'en' : 'zh';
    return html`
      <button type="button" class="quiet" lang=${other === 'zh' ? 'zh-CN' : 'en'} @click=${() => setLanguage(other)}>
        ${t('act.language')}
      </button>
    `;
  }
}
customElements.define('language-switch', LanguageSwitch);
