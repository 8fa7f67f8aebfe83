/**
 * The files of a record: small pictures, papers and sound, a way to see a picture large and to hand in another file.
 * <record-files .world .incident .card>
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Element } from '../ui/element.js';
import { say } from './say.js';
import { label } from '../i18n/index.js';
import { addressOf, filesOf, holds, mayAddFile } from './files.js';
import { handIn, made } from './hand-in.js';
import './file-tile.js';

const TAKEN = 'image/*,audio/*,application/pdf';

class RecordFiles extends Element {
  static properties = { world: { attribute: false }, incident: {}, card: { attribute: false }, large: { state: true }, sending: { state: true } };

  #picture = '';
  #leaving = (event) => { event.preventDefault(); };

  constructor() {
    super();
    this.sending = [];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget();
  }

  willUpdate(changed) {
    if (changed.has('sending')) {
      const busy = this.sending.some((each) => each.percent !== undefined);
      (busy ? addEventListener : removeEventListener)('beforeunload', this.#leaving);
    }
  }

  render() {
    const { world, card } = this, files = filesOf(world, card), may = mayAddFile(world, card) && files.length < world.plan.attachments.most;
    const sending = this.sending.filter((each) => each.about === card.id);
    if (files.length === 0 && !may && sending.length === 0) return nothing;
    return html`
      <section class="pane-part files">
        <h3>${say('files.title')}</h3>
        ${files.length ? html`<ul class="file-tiles">${repeat(files, (file) => `${file.id} ${file.version}`, (file) => html`<li data-content=${holds(world, file)}>
          <file-tile .incident=${this.incident} .card=${file} .content=${holds(world, file)} @look=${(event) => this.#look(event.detail)}></file-tile></li>`)}</ul>` : nothing}
        ${sending.map((each) => html`<p class="file-sending" role="status">${each.name}: ${each.problem ?? say('files.sending', { n: each.percent ?? 0 })}
          ${each.problem ? html`<button type="button" class="small" @click=${() => this.#retry(each)}>${say('files.again')}</button>
            <button type="button" class="small quiet" @click=${() => this.#put(each, null)}>${say('files.leave')}</button>` : nothing}</p>`)}
        ${may ? html`<label class="button small file-add">${say('files.add')}<input class="sr" type="file" multiple accept=${TAKEN} @change=${this.#chosen}></label>` : nothing}
        ${this.#dialog()}
      </section>`;
  }

  #dialog() {
    return html`<dialog class="file-large" aria-labelledby="file-large-title" @close=${() => this.#forget()} @keydown=${this.#keys}>
      ${this.large ? html`
        <header class="pane-head"><h2 id="file-large-title">${label(this.large.title)}</h2>
          <button type="button" class="icon" aria-label=${say('act.close')} @click=${() => this.querySelector('dialog').close()}>×</button></header>
        ${this.#picture ? html`<img src=${this.#picture} alt=${say('files.pictureOf', { name: label(this.large.title) })}>` : html`<p role="status">${say('files.opening')}</p>`}
        <p><a href=${addressOf(this.incident, this.large)} download>${say('files.save')}</a></p>` : nothing}
    </dialog>`;
  }

  async #look(card) {
    this.#forget();
    this.large = card;
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
    const response = await fetch(addressOf(this.incident, card), { cache: 'no-store' }).catch(() => undefined);
    if (response?.ok && this.large === card) this.#picture = URL.createObjectURL(await response.blob());
    this.requestUpdate();
  }

  /** From picture to picture by the arrow keys. */
  #keys = (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const pictures = filesOf(this.world, this.card).filter((card) => holds(this.world, card) === 'picture');
    const next = step && pictures[pictures.findIndex((card) => card.id === this.large?.id) + step];
    if (next) this.#look(next);
  };

  #forget() {
    URL.revokeObjectURL(this.#picture);
    this.#picture = '';
    this.large = undefined;
  }

  #chosen = async (event) => {
    const input = event.target, { card, world } = this;
    const chosen = [...input.files].slice(0, world.plan.attachments.most - filesOf(world, card).length);
    input.value = '';
    for (const file of chosen) await this.#send({ about: card.id, name: file.name, file }, card);
  };

  async #send(one, card) {
    let now = this.#put(one, { ...one, percent: 0, problem: undefined });
    try {
      now = this.#put(now, { ...now, made: now.made ?? await made(this.world, card, now.file) });
      await handIn(this.incident, now.made, (percent) => { now = this.#put(now, { ...now, percent }); });
      this.#put(now, null);
    } catch (problem) {
      // Refused for good: the next try is another record.
      const refused = problem.status >= 400 && problem.status < 500;
      this.#put(now, { ...now, percent: undefined, made: refused ? undefined : now.made, problem: problem.errors?.[0]?.message ?? problem.message });
    }
  }

  #retry(one) {
    this.#send(one, this.card);
  }

  #put(before, after) {
    const others = this.sending.filter((each) => each !== before);
    this.sending = after ? [...others, after] : others;
    return after;
  }
}

customElements.define('record-files', RecordFiles);
