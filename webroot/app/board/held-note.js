/** <held-note>: why nothing that is typed here can be sent just now; empty when it can. */
import { html, nothing } from 'lit';
import { Element } from '../ui/element.js';
import { frozenBecause } from '../post/api.js';

class HeldNote extends Element {
  connectedCallback() {
    super.connectedCallback();
    addEventListener('frozen', this.#turned);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('frozen', this.#turned);
  }

  render() {
    const why = frozenBecause();
    return why ? html`<p class="outcome wait" role="status">${why}</p>` : nothing;
  }

  #turned = () => this.requestUpdate();
}

customElements.define('held-note', HeldNote);
