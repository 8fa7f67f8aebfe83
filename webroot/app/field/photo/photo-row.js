// Pictures and spoken notes of a form: take some, choose some, speak. <photo-row .world .key>; tells 'key' when the first one is taken. What shrinks and shows them is
// loaded then; this row itself with the first form that has one.
import {html, nothing} from 'lit';
import {Element} from '../../ui/element.js';
import {t} from '../../i18n/index.js';
import {commandId} from '../../post/api.js';
import './words.js';
import './voice-note.js';

class PhotoRow extends Element {
  static properties = {world: {attribute: false}, key: {attribute: false}, ready: {state: true}, failure: {state: true}};
  #began = false;

  willUpdate() {
    if (this.key) this.#begin();
  }

  render() {
    return html`<div class="row">
      <div class="name"><span>${t('photo.title')}</span></div>
      ${this.ready && this.key ? html`<photo-tray .world=${this.world} .key=${this.key}></photo-tray>` : nothing}
      <div class="photo-ways">${this.#way('take', 'environment')}${this.#way('choose')}
        <voice-note @recorded=${event => this.#spoke(event.detail)} @failed=${event => (this.failure = event.detail)}></voice-note>
      </div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
    </div>`;
  }

  #way(name, capture) {
    return html`<label class="button"
      >${t(`photo.${name}`)}<input
        class="sr"
        type="file"
        accept=${capture ? 'image/*' : 'image/*,audio/*,application/pdf'}
        capture=${capture ?? nothing}
        ?multiple=${!capture}
        data-way=${name}
        @change=${event => this.#add(event.target)}
    /></label>`;
  }

  async #add(input) {
    const files = [...input.files];
    input.value = '';
    if (files.length) await this.#keep(tray => tray.add(files));
  }

  async #spoke({bytes, type, at}) {
    await this.#keep(tray => tray.addSound(bytes, type, at));
  }

  async #keep(add) {
    this.failure = undefined;
    if (!this.key) {
      this.key = commandId();
      this.dispatchEvent(new CustomEvent('key', {detail: this.key}));
    }
    await this.#begin();
    await this.updateComplete;
    const tray = this.querySelector('photo-tray');
    if (tray) await add(tray);
  }

  async #begin() {
    if (this.#began) return this.#began;
    this.#began = Promise.all([this.world.outbox.gallery(), import('./photo-tray.js')]).then(
      () => {
        this.ready = true;
      },
      problem => {
        this.#began = false;
        this.failure = t('photo.notLoaded', {why: problem.message});
      },
    );
    return this.#began;
  }
}
customElements.define('photo-row', PhotoRow);
