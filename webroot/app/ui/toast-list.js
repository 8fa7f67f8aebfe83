// toast('已保存') says something for a few seconds; bad news stays until it is dismissed.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Element} from './element.js';
import {t} from '../i18n/index.js';

const SHOWN_MS = 5_000;
let next = 0;

class ToastList extends Element {
  #toasts = [];

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'status');
    this.setAttribute('aria-live', 'polite');
  }

  add(text, tone, action) {
    const toast = {id: next++, text, tone, action};
    this.#toasts = [...this.#toasts, toast];
    this.requestUpdate();
    if (tone !== 'bad') setTimeout(() => this.#drop(toast), SHOWN_MS);
  }

  #drop(toast) {
    this.#toasts = this.#toasts.filter(other => other !== toast);
    this.requestUpdate();
  }

  #act(toast) {
    this.#drop(toast);
    toast.action.act();
  }

  render() {
    return repeat(
      this.#toasts,
      toast => toast.id,
      toast => html`
        <div data-tone=${toast.tone}>
          <span>${toast.text}</span>
          ${
            toast.action
              ? html`
                  <button type="button" @click=${() => this.#act(toast)}>${toast.action.label}</button>
                `
              : nothing
          }
          ${
            toast.tone === 'bad'
              ? html`
                  <button type="button" @click=${() => this.#drop(toast)}>${t('act.close')}</button>
                `
              : nothing
          }
        </div>
      `,
    );
  }
}
customElements.define('toast-list', ToastList);

/** tone: '' or 'bad'; action: {label, act}. */
export function toast(text, {tone = '', action} = {}) {
  const list = document.querySelector('toast-list') ?? document.body.appendChild(document.createElement('toast-list'));
  list.add(text, tone, action);
}
