// The pictures and spoken notes of one form, kept on this device (pictures shrunk) as soon as they are there: a phone may close the page while its
// camera is open.
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
    return html`<li class=${picture.as ? 'other' : ''}>
      ${address ? this.#seen(picture, address, n) : html`<span class="working"></span>`}
      ${
        picture.about
          ? nothing
          : html`${picture.as ? nothing : html`<button type="button" class="blur" @click=${() => (this.blurring = picture)}>${t('photo.blur')}</button>`}<button type="button" class="drop" aria-label=${t('photo.drop', {n})} @click=${() => this.#drop(picture)}>×</button>`
      }
    </li>`;
  }

  #seen(picture, address, n) {
    if (!picture.as) return html`<img src=${address} alt=${t('photo.nth', {n})} />`;
    if (picture.as.startsWith('audio/')) return html`<audio controls src=${address} aria-label=${t('voice.nth', {n})}></audio>`;
    return html`<a href=${address} target="_blank" rel="noopener">${picture.command.fields[this.world.plan.attachments.name]}</a>`;
  }

  /** Keeps a note that was spoken; at: when it began, in the server's time. */
  async addSound(bytes, type, at) {
    const {most} = this.world.plan.attachments;
    this.failure = this.#pictures.length >= most ? t('photo.most', {n: most}) : undefined;
    if (!this.failure) await this.#orSay(() => this.#keep(bytes, at, {type, name: t('voice.name', {at: hourMinute(at)}), as: type}));
  }

  /** Shrinks and keeps them, one after the other; what cannot be opened is said and left out. */
  async add(files) {
    const most = this.world.plan.attachments.most - this.#pictures.length;
    this.failure = files.length > most ? t('photo.most', {n: this.world.plan.attachments.most}) : undefined;
    this.working = true;
    for (const file of files.slice(0, Math.max(0, most))) {
      await this.#orSay(() => this.#add(file));
    }
    this.working = false;
  }

  async #add(file) {
    const at = serverNow() - Math.max(0, Date.now() - file.lastModified);
    if (file.type.startsWith('image/')) {
      const name = t('photo.name', {at: hourMinute(at), n: this.#pictures.length + 1});
      await this.#keep(await shrink(file), at, {type: TYPE, name, redrawn: true});
      return;
    }
    const {plan} = this.world,
      most = plan.records[plan.attachments.record].fields[plan.attachments.size].range?.[1] ?? Infinity;
    if (!kindOf(plan, file.type)) throw new Error(t('photo.type'));
    if (file.size > most) throw new Error(t('photo.large', {mb: Math.floor(most / 1_048_576)}));
    await this.#keep(new Uint8Array(await file.arrayBuffer()), at, {type: file.type, name: file.name, as: file.type});
  }

  async #orSay(keep) {
    try {
      await keep();
    } catch (problem) {
      this.failure = problem instanceof RangeError ? t('photo.full', {n: MOST_PICTURES}) : t('photo.failed', {why: problem.message});
    }
  }

  async #keep(bytes, at, {type, as, ...more}) {
    const {plan, group, incident, outbox} = this.world;
    const file = {group, kind: kindOf(plan, type), sha256: await fingerprint(bytes), size: bytes.length, capturedAt: new Date(at).toISOString(), ...more};
    const command = {commandId: commandId(), occurredAt: new Date(serverNow()).toISOString(), ...declared(plan, file)};
    await outbox.pictures.add({key: this.key, incident, command, size: bytes.length, aboutField: plan.attachments.about, as}, bytes);
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
    this.#shown.set(picture.n, URL.createObjectURL(new Blob([bytes], {type: picture.as ?? TYPE})));
    this.requestUpdate();
  }
}
customElements.define('photo-tray', PhotoTray);
