/**
 * What people say about a record, and a line to say something: <record-comments .world .incident .card .said>
 * said   everything that was said, as the server tells it with the record; what was struck or corrected stays visible.
 * What is typed is kept as a draft. fires "said" {id} when something new was said
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Element } from '../ui/element.js';
import { label } from '../i18n/index.js';
import { askToStrike } from './acts.js';
import { Draft } from './draft.js';
import { ageOf } from './marks.js';
import { outcomeBox } from './outcome-box.js';
import { Sender, sorted } from './sender.js';
import { say } from './say.js';

class RecordComments extends Element {
  static properties = { world: { attribute: false }, incident: {}, card: { attribute: false }, said: { attribute: false }, text: { state: true }, correcting: { state: true }, outcome: { state: true } };

  #draft;
  #sender;

  connectedCallback() {
    super.connectedCallback();
    this.#draft = new Draft(this.world.me.account, this.incident, `said.${this.card.id}`);
    this.#sender = new Sender(this.incident, this.#draft, (outcome) => this.#hear(outcome));
    const { text = '', correcting = '' } = this.#draft.read()?.values ?? {};
    Object.assign(this, { text, correcting });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sender.stop();
  }

  render() {
    const may = this.#type().may?.post;
    if (this.said.length === 0 && !may) return nothing;
    return html`
      <section class="pane-part comments" aria-labelledby="comments-title">
        <h3 id="comments-title">${say('comments.title')}</h3>
        ${this.said.length > 0 ? html`<ol class="remarks-said">${repeat(this.said, ({ id }) => id, (remark) => this.#remark(remark))}</ol>` : nothing}
        ${may ? this.#form() : nothing}
      </section>`;
  }

  #remark(remark) {
    const gone = remark.struck || remark.correctedBy;
    return html`
      <li data-remark=${remark.id}>
        <p class="who"><b>${label(remark.by.name)}</b> ${ageOf(remark.at)} ${remark.correctionOf ? html`<span class="mark">${say('mark.correction', { id: remark.correctionOf })}</span>` : nothing}</p>
        <p class="remark-text">${gone ? html`<del>${remark.text}</del>` : remark.text}</p>
        ${remark.struck ? html`<p class="why">${say('record.struckBy', { who: label(remark.struck.by.name) })}${remark.struck.reason ? html`: ${remark.struck.reason}` : nothing}</p>` : nothing}
        ${remark.correctedBy ? html`<p class="why">${say('record.correctedBy')} ${remark.correctedBy}</p>` : nothing}
        ${gone ? nothing : html`
          ${remark.mayCorrect ? html`<button type="button" class="link" @click=${() => this.#correct(remark)}>${say('record.correct')}</button>` : nothing}
          ${remark.mayStrike ? html`<button type="button" class="link" @click=${() => this.#strike(remark)}>${say('record.strike')}</button>` : nothing}`}
      </li>`;
  }

  #form() {
    const field = this.#type().fields[this.world.plan.comments.text], busy = this.#busy();
    return html`
      <form class="say" @submit=${this.#submit} @keydown=${this.#keys}>
        <label for="say-${this.card.id}">${this.correcting ? say('post.correct', { id: this.correcting }) : say('comments.say')}</label>
        <textarea id="say-${this.card.id}" rows="2" maxlength=${field.length[1]} ?readonly=${busy} aria-describedby="say-help-${this.card.id}" .value=${this.text} @input=${this.#typed}></textarea>
        <small class="muted" id="say-help-${this.card.id}">${label(field.help)}</small>
        ${outcomeBox(this.outcome, { confirm: () => this.#send(this.outcome.codes), edit: () => { this.#sender.stop(); this.outcome = null; } })}
        <div class="acts"><button type="submit" class="small" ?disabled=${busy || !this.text.trim()}>${say('comments.act')}</button>
          ${this.correcting ? html`<button type="button" class="small quiet" @click=${() => this.#put('', '')}>${say('amend.cancel')}</button>` : nothing}</div>
      </form>`;
  }

  #type() {
    return this.world.plan.records[this.world.plan.comments.record];
  }

  #busy() {
    return this.outcome?.kind === 'sending' || this.outcome?.kind === 'lost';
  }

  #typed = (event) => this.#put(event.target.value, this.correcting);

  #put(text, correcting) {
    Object.assign(this, { text, correcting });
    if (text || correcting) this.#draft.keep({ values: { text, correcting } });
    else this.#draft.clear();
  }

  #correct(remark) {
    this.#put(remark.text, remark.id);
    this.updateComplete.then(() => this.querySelector('textarea').focus());
  }

  async #strike(remark) {
    await askToStrike(this.world, this.incident, { ...remark, type: this.world.plan.comments.record, title: remark.text });
    this.dispatchEvent(new CustomEvent('said', { detail: { id: remark.id } }));
  }

  #submit = (event) => {
    event.preventDefault();
    if (this.text.trim() && !this.#busy()) this.#send();
  };

  #send(confirm) {
    const { record, about, text } = this.world.plan.comments;
    this.#sender.send({ type: 'postRecord', record, fields: { [about]: this.card.id, [text]: this.text.trim() },
      ...(this.correcting ? { correctionOf: this.correcting } : {}), ...(confirm ? { confirm } : {}) });
  }

  #hear(outcome) {
    this.outcome = outcome.kind === 'refused' ? sorted(outcome, []) : outcome;
    if (outcome.kind !== 'accepted') return;
    this.#put('', '');
    this.dispatchEvent(new CustomEvent('said', { detail: { id: outcome.answer.records?.[0] } }));
  }

  #keys = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event);
  };
}

customElements.define('record-comments', RecordComments);
