/**
 * One file of a record: its small picture, or a line to open it. As long as the content is on its way it says so and looks again.
 * card  the record that declares it.  content  picture, sound or document.  fires "look" to see a picture large
 */
import { html } from 'lit';
import { Element } from '../ui/element.js';
import { say } from './say.js';
import { label } from '../i18n/index.js';
import { addressOf } from './files.js';

const FIRST_LOOK_MS = 2_000, MOST_MS = 60_000, LONGER = 1.6;

class FileTile extends Element {
  static properties = { incident: {}, card: { attribute: false }, content: {}, state: { state: true } };

  #timer = 0;
  #pause = FIRST_LOOK_MS;
  #picture = '';

  connectedCallback() {
    super.connectedCallback();
    this.state = 'coming';
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
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

  async #look() {
    const address = addressOf(this.incident, this.card), small = this.content === 'picture';
    let found;
    try {
      const response = await fetch(small ? `${address}/small` : address, { method: small ? 'GET' : 'HEAD', cache: 'no-store' });
      if (response.ok && small) this.#picture = URL.createObjectURL(await response.blob());
      found = response.ok ? 'here' : response.status === 403 ? 'closed' : 'coming';
    } catch {
      found = 'coming'; // no network: looked for again like one that is on its way
    }
    if (!this.isConnected) return;
    this.state = found;
    if (found !== 'coming') return;
    this.#timer = setTimeout(() => this.#look(), this.#pause);
    this.#pause = Math.min(MOST_MS, this.#pause * LONGER);
  }
}

customElements.define('file-tile', FileTile);
