// A delivered report is put right: <fix-form .world .target="HC-04/correct">, or amend, or strike; with a further /12 the refused or
// waiting try is mended. What was seen is corrected by a new record, a working record amended, either struck out with a reason:
// the plan says who may. It goes through the outbox like every post; a working record only with what was changed, from the version that I saw.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {get} from '../post/api.js';
import {recall, remember} from '../post/vault.js';
import {serverNow} from '../live/freshness.js';
import {asSent, commandOf, fieldsToFix, knownOf} from './fix-model.js';
import {check} from './form-model.js';
import {saidFields} from './said.js';
import {ownOf, withAmended} from './own.js';
import './fix-words.js';
import './form/field-row.js';

const REASON = {type: 'text', length: [1, 300], required: true};
const DRAFT_AFTER_MS = 400,
  DRAFT_FOR_MS = 30 * 60_000;

class FixForm extends Element {
  static properties = {world: {attribute: false}, target: {}, card: {state: true}, values: {state: true}, slips: {state: true}, away: {state: true}, failure: {state: true}, resumed: {state: true}};

  #post;
  #known;
  #timer = 0;
  #sending = false;

  connectedCallback() {
    super.connectedCallback();
    this.slips = {};
    this.#begin().catch(problem => {
      this.failure = problem.message;
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    if (this.#post?.state === 'waiting') this.world.outbox.holdBack(null);
  }

  render() {
    const {card, world} = this,
      [, act] = this.#parts,
      {plan, view, session} = world,
      wrong = this.slips && Object.values(this.slips).filter(Boolean).length;
    return html`<form novalidate @submit=${event => this.#send(event)}>
      <div class="rows">
        <h2>${t(`fix.${act}`)}</h2>
        ${card ? html`<p class="about">${card.id} ${label(card.title) || label(plan.records[card.type].label)}</p>` : nothing}
        ${this.#post?.problem ? html`<section class="mend" role="alert"><b>${t('form.mending')}</b>${[...new Set(this.#post.problem.errors?.length ? this.#post.problem.errors.map(error => error.message) : [this.#post.problem.message])].map(line => html`<p>${line}</p>`)}</section>` : nothing}
        ${card ? html`<p class="note">${t(`fix.${act}.means`)}</p>` : nothing}
        ${this.away ? html`<p class="note" role="status">${t('fix.away')}</p>` : nothing}
        ${this.resumed ? html`<p class="note">${t('form.draft')}</p>` : nothing}
        ${card
          ? Object.entries(this.#fields()).map(
              ([name, field]) => html`<field-row
                name=${name}
                .field=${field}
                .value=${this.values[name]}
                .refs=${view?.refs}
                .among=${view?.among?.[card.id]?.[name] ?? view?.among?.[card.type]?.[name]}
                me=${session.account}
                .people=${world.people}
                .invalid=${this.slips[name]}
                .hint=${this.#known.masked[name] ? {text: t('fix.masked', {value: this.#known.masked[name]})} : undefined}
                .set=${value => this.#set(name, value)}
              ></field-row>`,
            )
          : nothing}
      </div>
      <footer>
        <p class="error" role="status">${this.failure ?? (wrong ? t('form.fix', {n: wrong}) : nothing)}</p>
        <div class="two">
          <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('close'))}>${t('act.cancel')}</button
          ><button class="send ${act === 'strike' ? 'danger' : 'primary'}" ?disabled=${!card}>${t(`fix.${act}`)}</button>
        </div>
      </footer>
    </form>`;
  }

  get #parts() {
    return this.target.split('/');
  }

  async #begin() {
    const [id, act, n] = this.#parts,
      {outbox, incident} = this.world,
      mine = outbox.posts.filter(post => post.incident === incident && post.about.fix?.id === id && post.state !== 'sent'),
      tries = mine.filter(post => post.about.fix.act === act);
    this.#post = n ? tries.find(post => String(post.n) === n) : tries.findLast(post => !post.tried || post.state !== 'waiting');
    if (!this.#post && (n || mine.some(post => post.state === 'waiting'))) {
      this.failure = t(n ? 'form.gone' : 'fix.waits');
      return;
    }
    if (this.#post?.state === 'waiting') outbox.holdBack(this.#post.n);
    const card = this.#post ? this.#post.about.fix.card : await this.#read(id);
    if (!card) return;
    this.#known = knownOf(card);
    this.values = this.#post ? {...this.#post.values} : act === 'strike' ? {} : {...this.#known.before};
    this.slips = Object.fromEntries((this.#post?.problem?.errors ?? []).filter(error => error.field).map(error => [error.field, error.message]));
    if (!this.#post) await this.#resume();
    this.card = card;
  }

  // As the server has it; without a network, or for a guest, as this phone sent it.
  async #read(id) {
    const {outbox, incident} = this.world,
      own = ownOf(this.world, id);
    try {
      const {card} = await get(`/api/incidents/${encodeURIComponent(incident)}/records/${encodeURIComponent(id)}`);
      return withAmended(asSent(card, own?.card), outbox.posts.filter(post => post.incident === incident));
    } catch (problem) {
      if (!own) throw problem;
      this.away = problem.status === 0;
      return own.card;
    }
  }

  #fields() {
    return this.#parts[1] === 'strike' ? {reason: {...REASON, label: t('fix.reason')}} : fieldsToFix(this.world.plan.records[this.card.type], this.#parts[1], this.#known);
  }

  #set(name, value) {
    this.values = {...this.values, [name]: value};
    this.slips = {...this.slips, [name]: undefined};
    this.failure = undefined;
    clearTimeout(this.#timer);
    if (!this.#post) this.#timer = setTimeout(() => remember(this.#draftKey, {values: this.values, card: this.card, at: Date.now()}).catch(() => undefined), DRAFT_AFTER_MS);
  }

  get #draftKey() {
    const [id, act] = this.#parts;
    return `fix.${this.world.session.account}.${this.world.incident}.${id}.${act}`;
  }

  // What was typed before the page was closed, over what is there now.
  async #resume() {
    const draft = await recall(this.#draftKey).catch(() => undefined);
    if (!draft?.card || Date.now() - draft.at > DRAFT_FOR_MS) return;
    const then = draft.card.fields,
      typed = Object.entries(draft.values).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(then[name]));
    this.values = {...this.values, ...Object.fromEntries(typed)};
    this.resumed = typed.length > 0;
  }

  #wrong() {
    const {plan} = this.world,
      fields = this.#fields(),
      names = Object.keys(fields),
      typed = {records: {...plan.records, [this.card.type]: {fields}}},
      slips = check(typed, {posts: [this.card.type], fields: names}, this.values);
    return Object.fromEntries(
      Object.entries(slips).map(([name, slip]) => {
        const field = fields[name],
          [a, b] = {length: field.length, range: field.range, count: field.count}[slip] ?? [];
        return [name, t(`form.${slip}`, {label: label(field.label), a, b})];
      }),
    );
  }

  async #send(event) {
    event.preventDefault();
    if (this.#sending || !this.card) return;
    const {world, card} = this,
      {plan, outbox, incident, group, view} = world,
      [id, act] = this.#parts,
      post = this.#post;
    this.slips = this.#wrong();
    const [first] = Object.keys(this.slips);
    if (first) {
      this.querySelector(`#f-${first}`)?.focus();
      return;
    }
    const command = commandOf(act, card, this.#fields(), this.#known.before, this.values, plan.records[card.type]);
    if (!command) {
      this.failure = t('fix.same');
      return;
    }
    if (post && !outbox.posts.some(one => one.n === post.n && one.state === post.state && one.tried === post.tried)) {
      this.failure = t('form.gone');
      return;
    }
    this.#sending = true;
    try {
      const text = act === 'strike' ? `${id} · ${command.reason}` : `${id} · ${saidFields(card.type, command.fields, view?.refs)}`;
      const about = {title: `${t(`fix.${act}`)} · ${label(plan.records[card.type].label)}`, text, group, record: id, fix: {id, act, card}};
      const added = await outbox.add(incident, [{command, values: this.values, about}], serverNow());
      clearTimeout(this.#timer);
      if (post) await outbox.discard(post);
      else await remember(this.#draftKey, {at: 0}).catch(() => undefined);
      this.dispatchEvent(new CustomEvent('done', {detail: {added}}));
    } catch (problem) {
      this.failure = t('form.store', {why: problem.message});
    } finally {
      this.#sending = false;
    }
  }
}
customElements.define('fix-form', FixForm);
