/**
 * One file of a record: its small picture, or a line to open it. As long as the content is on its way it says so and looks again.
 * card  the record that declares it.  content  picture, sound or document.  fires "look" to see a picture large
 */
import { html } from 'lit';
import { Element } from '../ui/element.js';
import { say } from './say.js';
import { label } from '../i18n/index.js';
import { addressOf } from './files.js';
import { Held } from './held.js';

class FileTile extends Element {
  static properties = { incident: {}, card: { attribute: false }, content: {}, state: { state: true } };

  #held = new Held((found) => this.#found(found));
  #picture = '';

  connectedCallback() {
    super.connectedCallback();
    this.state = 'coming';
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#held.stop();
    URL.revokeObjectURL(this.#picture);
  }

  render() {
    const name = label(this.card.title);
    if (this.state === 'here' && this.content === 'picture') {
      return html`<button type="button" class="file-picture" title=${name} @click=${() => this.dispatchEvent(new CustomEvent('look', { detail: this.card }))}>
        <img src=${this.#picture} alt=${say('files.pictureOf', { name })}></button>`;
    }
    if (this.state === 'here' && this.content === 'sound') {
      return html`<span class="file-sound"><a class="file-line" href=${addressOf(this.incident, this.card)} download>${name}</a><audio controls preload="none" src=${addressOf(this.incident, this.card)} aria-label=${name}></audio></span>`;
    }
    if (this.state === 'here') return html`<a class="file-line" href=${addressOf(this.incident, this.card)} download>${name}</a>`;
    return html`<p class="file-coming" role="status"><span>${say(`files.${this.state}`, { name })}</span></p>`;
  }

  #look() {
    const address = addressOf(this.incident, this.card), small = this.content === 'picture';
    this.#held.look(() => fetch(small ? `${address}/small` : address, { method: small ? 'GET' : 'HEAD', cache: 'no-store' }));
  }

  async #found({ state, response }) {
    if (response && this.content === 'picture') {
      const picture = URL.createObjectURL(await response.blob());
      if (!this.isConnected) return URL.revokeObjectURL(picture);
      this.#picture = picture;
    }
    this.state = state;
  }
}

customElements.define('file-tile', FileTile);
