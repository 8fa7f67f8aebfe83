// The pictures of one form, shrunk and kept on this device as soon as they are chosen: a phone may close the page while its camera is open.
// <photo-tray .world .key>
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Element} from '../../ui/element.js';
import {t} from '../../i18n/index.js';
import {hourMinute} from '../../i18n/time.js';
import {serverNow} from '../../live/freshness.js';
import {commandId} from '../../post/api.js';
import {declared, kindOf} from '../../post/declared.js';
import {fingerprint} from '../../post/fingerprint.js';
import {contentOf, MOST_PICTURES} from '../../post/pictures.js';
import {shrink} from '../../post/shrink.js';
import './blur-dialog.js';

const TYPE = 'image/jpeg';

class PhotoTray extends Element {
  static properties = {
    world: {attribute: false},
    key: {attribute: false},
    working: {state: true},
    failure: {state: true},
    blurring: {state: true},
  };
  #shown = new Map();
  #stop;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = this.world.outbox.onChange(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    for (const address of this.#shown.values()) if (address) URL.revokeObjectURL(address);
    this.#shown.clear();
  }

  get #pictures() {
    return this.world.outbox.pictures?.of(this.key) ?? [];
  }

  render() {
    return html`<ul class="photos">
        ${repeat(
          this.#pictures,
          ({n}) => n,
          (picture, index) => this.#picture(picture, index + 1),
        )}
        ${this.working ? html`<li class="working"><span>${t('photo.working')}</span></li>` : nothing}
      </ul>
      <p class="error" role="status">${this.failure ?? nothing}</p>
      ${this.blurring ? html`<blur-dialog .picture=${this.blurring} @done=${event => this.#blurred(event.detail)}></blur-dialog>` : nothing}`;
  }

  #picture(picture, n) {
    const address = this.#address(picture);
    return html`<li>
      ${address ? html`<img src=${address} alt=${t('photo.nth', {n})} />` : html`<span class="working"></span>`}
      ${
        picture.about
          ? nothing
          : html`<button type="button" class="blur" @click=${() => (this.blurring = picture)}>${t('photo.blur')}</button
              ><button type="button" class="drop" aria-label=${t('photo.drop', {n})} @click=${() => this.#drop(picture)}>×</button>`
      }
    </li>`;
  }

  /** Shrinks and keeps them, one after the other; what cannot be opened is said and left out. */
  async add(files) {
    const most = this.world.plan.attachments.most - this.#pictures.length;
    this.failure = files.length > most ? t('photo.most', {n: this.world.plan.attachments.most}) : undefined;
    this.working = true;
    for (const file of files.slice(0, Math.max(0, most))) {
      try {
        await this.#keep(await shrink(file), serverNow() - Math.max(0, Date.now() - file.lastModified));
      } catch (problem) {
        this.failure = problem instanceof RangeError ? t('photo.full', {n: MOST_PICTURES}) : t('photo.failed', {why: problem.message});
      }
    }
    this.working = false;
  }

  async #keep(bytes, at) {
    const {plan, group, incident, outbox} = this.world;
    const capturedAt = new Date(at).toISOString(),
      name = t('photo.name', {at: hourMinute(at), n: this.#pictures.length + 1});
    const file = {group, name, kind: kindOf(plan, TYPE), sha256: await fingerprint(bytes), size: bytes.length, capturedAt, redrawn: true};
    const command = {commandId: commandId(), occurredAt: new Date(serverNow()).toISOString(), ...declared(plan, file)};
    await outbox.pictures.add({key: this.key, incident, command, size: bytes.length, aboutField: plan.attachments.about}, bytes);
  }

  async #blurred(bytes) {
    const picture = this.blurring,
      files = this.world.plan.attachments;
    this.blurring = undefined;
    if (!bytes) return;
    const fields = {...picture.command.fields, [files.file]: await fingerprint(bytes), [files.size]: bytes.length};
    if (files.facesBlurred) fields[files.facesBlurred] = true;
    URL.revokeObjectURL(this.#shown.get(picture.n));
    this.#shown.delete(picture.n);
    await this.world.outbox.pictures.change({...picture, size: bytes.length, command: {...picture.command, fields}}, bytes);
  }

  async #drop(picture) {
    await this.world.outbox.pictures.drop([picture]);
  }

  #address(picture) {
    if (!this.#shown.has(picture.n)) {
      this.#shown.set(picture.n, undefined);
      this.#show(picture);
    }
    return this.#shown.get(picture.n);
  }

  async #show(picture) {
    const bytes = await contentOf(picture).catch(() => undefined);
    if (!bytes || !this.isConnected) return;
    this.#shown.set(picture.n, URL.createObjectURL(new Blob([bytes], {type: TYPE})));
    this.requestUpdate();
  }
}
customElements.define('photo-tray', PhotoTray);
