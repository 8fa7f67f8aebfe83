// What our elements share: light DOM (the page's own style sheets and its find-in-page apply), and both languages.
import {LitElement} from 'lit';
import {onLanguage} from '../i18n/index.js';
import {everySecond} from '../live/freshness.js';

export class Element extends LitElement {
  #stop;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = onLanguage(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
  }
}

/** An element that shows a time that passes: looks at the clock once a second. */
export class TickingElement extends Element {
  #stop;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everySecond(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
  }
}
