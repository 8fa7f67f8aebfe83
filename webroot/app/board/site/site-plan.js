/**
 * <site-plan .world .figures .open>: the picture of the site with its places. Whoever may, hands in a picture and arranges the places
 * on it; what is arranged and not yet saved is kept as a draft.
 * figures  of each place, as the server reckons them (count.zones of the view)
 * open(id) opens a record beside the board
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Element } from '../../ui/element.js';
import { toast } from '../../ui/toast-list.js';
import { label } from '../../i18n/index.js';
import { addressOf } from '../files.js';
import { Held } from '../held.js';
import { ageOf } from '../marks.js';
import { outcomeBox } from '../outcome-box.js';
import { say } from '../say.js';
import { firstPlace, whereIs } from './arrangement.js';
import { Arranging } from './arranging.js';
import { mayUpload, upload } from './site-upload.js';
import './site-place.js';

class SitePlanCard extends Element {
  static properties = { world: { attribute: false }, figures: { attribute: false }, open: { attribute: false }, state: { state: true }, sending: { state: true } };

  #held = new Held((found) => this.#found(found));
  #picture = '';
  #shown = '';
  #arranging;

  connectedCallback() {
    super.connectedCallback();
    this.#arranging ??= new Arranging(this.world, () => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#held.stop();
    this.#arranging.stop();
    this.#forget();
  }

  willUpdate() {
    this.#arranging.world = this.world;
    const record = this.world.site.picture?.record ?? '';
    if (record === this.#shown) return;
    this.#forget();
    this.#shown = record;
    this.state = 'coming';
    if (record) this.#held.look(() => fetch(addressOf(this.world.incident.id, { id: record }), { cache: 'no-store' }));
  }

  render() {
    const { site, plan } = this.world, type = plan.records[plan.site.picture.of];
    return html`
      <section class="card site-plan" aria-labelledby="site-title">
        <header>
          <h2 id="site-title">${label(type.label)}</h2>
          ${site.picture ? html`<small class="muted">${this.#source(site.picture)}</small>` : nothing}
          <span class="gap"></span>${this.#acts(site)}
        </header>
        ${this.sending ? html`<p class="notice ${this.sending.problem ? 'bad' : ''}" role=${this.sending.problem ? 'alert' : 'status'}>${this.sending.problem ?? say('files.sending', { n: this.sending.percent })}</p>` : nothing}
        ${site.picture ? this.#drawn(site) : html`<div class="empty"><b>${say('site.none')}</b><p>${say('site.noneMeans')}</p>${this.#upload(say('site.upload'), 'primary')}</div>`}
      </section>`;
  }

  #source({ record, name, by, at }) {
    const text = html`${label(name)} · ${label(by.name)} ${ageOf(at)}`;
    return this.world.records[record] ? html`<button type="button" class="link" @click=${() => this.open(record)}>${text}</button>` : text;
  }

  #acts(site) {
    if (this.#arranging.on) return nothing;
    const places = Object.keys(site.places).length > 0;
    return html`
      ${site.picture && places && this.#arranging.may ? html`<button type="button" class="small" @click=${() => this.#arranging.begin()}>${say('site.arrange')}</button>` : nothing}
      ${site.picture && mayUpload(this.world) ? this.#upload(say('site.replace'), '') : nothing}`;
  }

  #upload(text, tone) {
    return html`<label class="button small ${tone} file-add">${text}<input class="sr" type="file" accept="image/*" ?disabled=${this.sending && !this.sending.problem} @change=${this.#chosen}></label>`;
  }

  #drawn(site) {
    const all = Object.entries(site.places).sort(([, a], [, b]) => a.order - b.order).map(([id, place]) => ({ id, place, at: this.#arranging.at(id, whereIs(place)) }));
    const off = all.filter(({ at }) => !at);
    return html`
      <div class="site-frame" data-state=${this.state} ?arranging=${this.#arranging.on}>
        ${this.state === 'here' ? html`<img src=${this.#picture} alt=${say('files.pictureOf', { name: label(site.picture.name) })} @load=${this.#measured}>`
          : html`<p class="file-coming" role="status">${say(`files.${this.state}`, { name: label(site.picture.name) })}</p>`}
        ${repeat(all.filter(({ at }) => at), ({ id }) => id, ({ id, place, at }) => html`
          <site-place data-place=${id} .at=${at} .place=${place} .figures=${this.figures?.[id]} .site=${this.world.plan.site} .unit=${this.world.plan.wall?.count?.unit} .arranging=${this.#arranging.on}
            @look=${() => this.open(id)} @moved=${(event) => this.#arranging.put(id, event.detail.at)} @taken=${() => this.#arranging.put(id, null)}></site-place>`)}
      </div>
      ${off.length > 0 ? html`<p class="site-off"><span class="muted">${say('site.off')}</span>
        ${off.map(({ id, place }) => (this.#arranging.on ? html`<button type="button" class="small" @click=${() => this.#putOn(id)}>${say('site.put', { name: label(place.name) })}</button>`
          : html`<button type="button" class="link" @click=${() => this.open(id)}>${label(place.name)}</button>`))}</p>` : nothing}
      ${this.#arranging.on ? this.#saving() : nothing}`;
  }

  #saving() {
    const { changed, outcome, busy } = this.#arranging;
    return html`
      <p class="muted" id="site-keys">${say('site.keys')}</p>
      ${outcomeBox(outcome, { confirm: () => this.#save(outcome.codes), edit: () => this.#arranging.again() })}
      <footer class="pane-acts">
        <button type="button" class="primary" ?disabled=${busy || changed === 0} @click=${() => this.#save()}>${changed === 0 ? say('amend.nothing') : say('site.save', { n: changed })}</button>
        <button type="button" ?disabled=${busy} @click=${() => this.#arranging.leave()}>${say(changed === 0 ? 'act.close' : 'amend.cancel')}</button>
      </footer>`;
  }

  async #save(confirm) {
    const saved = await this.#arranging.save(confirm);
    if (saved > 0) toast(say('site.saved', { n: saved }));
  }

  async #putOn(id) {
    this.#arranging.put(id, firstPlace(this.world.plan.site.places));
    await this.updateComplete;
    this.querySelector(`[data-place="${CSS.escape(id)}"] .place`)?.focus();
  }

  #chosen = async (event) => {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    this.sending = { percent: 0 };
    try {
      await upload(this.world, file, (percent) => { this.sending = { percent }; });
      this.sending = null;
    } catch (problem) {
      this.sending = { problem: problem.errors?.[0]?.message ?? problem.message };
    }
  };

  /** As high as the screen has room for, as wide as it is. */
  #measured = ({ target }) => {
    target.parentElement.style.setProperty('--ratio', target.naturalWidth / target.naturalHeight);
  };

  async #found({ state, response }) {
    if (response) {
      const picture = URL.createObjectURL(await response.blob());
      if (!this.isConnected) return URL.revokeObjectURL(picture);
      this.#picture = picture;
    }
    this.state = state;
  }

  #forget() {
    URL.revokeObjectURL(this.#picture);
    this.#picture = '';
    this.#shown = '';
  }
}

customElements.define('site-plan', SitePlanCard);
