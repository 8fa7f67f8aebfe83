// A button that acts only when it is held: a call for help must be quick, and must not happen in a pocket. A tap (and the
// keyboard, which cannot hold) goes the careful way. <hold-button text hint .action=${() => …} .tap=${() => …}>
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {t} from '../i18n/index.js';

const HOLD_MS = 900;

class HoldButton extends Element {
  static properties = {text: {}, hint: {}, action: {attribute: false}, tap: {attribute: false}, holding: {state: true}};
  #timer = 0;
  #acted = false;

  render() {
    return html`<button
      type="button"
      ?data-holding=${this.holding}
      @pointerdown=${event => this.#down(event)}
      @pointerup=${() => this.#up()}
      @pointerleave=${() => this.#up()}
      @pointercancel=${() => this.#up()}
      @contextmenu=${event => event.preventDefault()}
      @click=${() => this.#click()}
    >
      <span>${this.text}</span>${this.hint ? html`<small>${this.hint}</small>` : nothing}<span
        class="sr"
        aria-live="polite"
        >${this.holding ? t('home.holding') : ''}</span
      >
    </button>`;
  }

  #down(event) {
    this.#acted = false;
    if (!this.action || event.button) return;
    this.holding = true;
    this.#timer = setTimeout(() => {
      this.#acted = true;
      this.holding = false;
      this.action();
    }, HOLD_MS);
  }

  #up() {
    clearTimeout(this.#timer);
    this.holding = false;
  }

  #click() {
    if (!this.#acted) this.tap();
    this.#acted = false;
  }
}
customElements.define('hold-button', HoldButton);
