// The form of one action, made from the plan: <action-form .world .action .post>. It keeps what was typed while it is open and
// tells 'done' {added} when the posts lie in the outbox. .post is a refused or waiting post to mend: its values, one record type.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {ago, hourMinute, ms} from '../i18n/time.js';
import {groupShort} from '../ui/plan.js';
import {serverNow} from '../live/freshness.js';
import {recall, remember} from '../post/vault.js';
import {MOST_WAITING} from '../post/outbox.js';
import {check, commandsOf, empty, formFields, helpTexts, lastSeen, startValues, withWaiting} from './form-model.js';
import {habits, keepHabits} from './habits.js';
import {said, saidFields} from './said.js';
import './form/field-row.js';

const AGO_MIN = [0, 5, 15, 30],
  SEEN_THEN = 'then'; // a post to mend keeps the time at which it was observed, unless that is what is wrong
const DRAFT_AFTER_MS = 400,
  DRAFT_FOR_MS = 30 * 60_000;

class ActionForm extends Element {
  static properties = {
    world: {attribute: false},
    action: {attribute: false},
    post: {attribute: false},
    values: {state: true},
    slips: {state: true},
    ago: {state: true},
    failure: {state: true},
    sending: {state: true},
    resumed: {state: true},
    pictures: {state: true},
  };
  #touched = new Set();
  #timer = 0;
  #only;

  connectedCallback() {
    super.connectedCallback();
    const {plan} = this.world,
      {action, post} = this;
    this.#only = post?.command.record;
    this.values = post ? {...post.values} : startValues(plan, action, habits(this.world));
    this.slips = Object.fromEntries(
      (post?.problem?.errors ?? []).filter(error => error.field).map(error => [error.field, error.message]),
    );
    this.ago = post && !this.slips.occurredAt ? SEEN_THEN : 0;
    this.pictures = post?.pictures;
    if (action.photos) import('./photo/photo-row.js').catch(() => undefined); // without a network and not kept yet: then without pictures
    if (post?.state === 'waiting') this.world.outbox.holdBack(post.n);
    if (!post) this.#resume();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    if (this.post?.state === 'waiting') this.world.outbox.holdBack(null);
  }

  render() {
    const {plan, view, session} = this.world,
      {action, post} = this;
    const fields = formFields(plan, action, this.#only),
      wrong = Object.keys(this.slips).filter(name => this.slips[name] && fields.some(field => field.name === name)).length;
    const seen = lastSeen(plan, action, this.#last(), this.values),
      unnamed = (post?.problem?.errors ?? []).filter(error => error.field !== 'occurredAt' && !fields.some(({name}) => name === error.field));
    return html`<form novalidate @submit=${event => this.#send(event)}>
      <div class="rows">
        ${post?.problem ? html`<section class="mend" role="alert"><b>${t('form.mending')}</b>${unnamed.length ? unnamed.map(error => html`<p>${error.message}</p>`) : post.problem.errors?.length ? nothing : html`<p>${post.problem.message}</p>`}</section>` : nothing}
        ${action.help ? html`<p class="note">${t('help.lead')}</p>` : nothing}
        ${this.resumed ? html`<p class="note">${t('form.draft')}</p>` : nothing}
        ${repeat(
          fields,
          ({name}) => name,
          ({name, field}) =>
            html`<field-row
              name=${name}
              .field=${field}
              .value=${this.values[name]}
              .set=${value => this.#set(name, value)}
              .refs=${view?.refs}
              .among=${action.posts.map(type => view?.among?.[type]?.[name]).find(Boolean)}
              me=${session.account}
              .people=${this.world.people}
              .invalid=${this.slips[name]}
              .hint=${this.#hint(name, field, seen)}
            ></field-row>`,
        )}
        ${
          action.photos && plan.attachments && (!this.#only || this.#only === action.posts[0])
            ? html`<photo-row .world=${this.world} .key=${this.pictures} @key=${event => this.#photographed(event.detail)}></photo-row>`
            : nothing
        }
        ${action.help ? nothing : this.#when()}
      </div>
      <footer>
        <p class="error" role="status">${this.failure ?? (wrong ? t('form.fix', {n: wrong}) : nothing)}</p>
        <button class=${action.help ? 'send danger' : 'send primary'} ?disabled=${this.sending}>
          ${t(action.help ? 'form.sendHelp' : 'form.send')}
        </button>
      </footer>
    </form>`;
  }

  #when() {
    const then = this.post?.command.occurredAt,
      wrong = this.slips.occurredAt;
    const choices = [...(then && !wrong ? [[SEEN_THEN, hourMinute(then)]] : []), ...AGO_MIN.map(minutes => [minutes, minutes ? t('form.before', {n: minutes}) : t('form.now')])];
    return html`<div class="row">
      <div class="name"><span id="f-when-label">${t('form.when')}</span></div>
      <div class="seg" role="radiogroup" aria-labelledby="f-when-label" data-columns=${choices.length > 4 ? 3 : 4}>
        ${choices.map(
          ([minutes, text]) =>
            html`<label
              ><input
                type="radio"
                name="when"
                .checked=${this.ago === minutes}
                @change=${() => {
                  this.ago = minutes;
                }}
              /><span>${text}</span></label
            >`,
        )}
      </div>
      ${wrong ? html`<p class="error" role="alert">${wrong}</p>` : nothing}
    </div>`;
  }

  #set(name, value) {
    this.#touched.add(name);
    const values = {...this.values, [name]: value};
    this.values = values;
    this.failure = undefined;
    if (this.slips[name]) this.slips = {...this.slips, [name]: undefined};
    this.#keepDraft(DRAFT_AFTER_MS);
  }

  #photographed(key) {
    this.pictures = key;
    this.#keepDraft(0); // the page may be closed while the camera is open
  }

  #keepDraft(afterMs) {
    clearTimeout(this.#timer);
    if (this.post) return;
    const keep = () => remember(this.#draftKey(), {values: this.values, pictures: this.pictures, at: Date.now()});
    this.#timer = setTimeout(() => keep().catch(() => undefined), afterMs);
  }

  #last() {
    const {plan, view, outbox, incident, session} = this.world;
    return withWaiting(
      plan,
      view?.last,
      outbox.posts.filter(post => post.state === 'waiting' && post.incident === incident),
      {id: session.account, name: session.name},
    );
  }

  // Who saw what there last: to compare with. Two people's figures stay two.
  #hint(name, field, seen) {
    const last = seen[name];
    if (!last) return undefined;
    const value = said(field, last.value, this.world.view?.refs);
    const text = t('form.last', {value, name: label(last.by?.name), age: ago(ms(last.at), serverNow())});
    return value && {value: last.value, text};
  }

  #draftKey() {
    return `draft.${this.world.incident}.${this.world.group}.${this.action.id}`;
  }

  async #resume() {
    const draft = await recall(this.#draftKey()).catch(() => undefined);
    if (!draft || Date.now() - draft.at > DRAFT_FOR_MS || this.#touched.size || !this.isConnected) return;
    Object.keys(draft.values).forEach(name => this.#touched.add(name));
    this.values = draft.values;
    this.pictures ??= draft.pictures;
    this.resumed = true;
  }

  async #send(event) {
    event.preventDefault();
    if (this.sending) return;
    const {plan, group, incident, outbox} = this.world,
      {action, post} = this,
      values = this.#complete();
    const slips = check(plan, action, values, this.#only);
    // Another tab may have sent it meanwhile: then a change would count twice.
    if (post && !outbox.posts.some(one => one.n === post.n && one.state === post.state && one.tried === post.tried)) {
      this.failure = t('form.gone');
      return;
    }
    if (Object.keys(slips).length) {
      this.#point(slips);
      return;
    }
    const occurredAt = this.ago === SEEN_THEN ? post.command.occurredAt : new Date(serverNow() - this.ago * 60_000).toISOString();
    const commands = commandsOf(plan, action, values, {group, occurredAt, only: this.#only});
    this.sending = true;
    try {
      const added = await outbox.add(
        incident,
        commands.map((command, index) => ({
          command,
          values,
          about: this.#about(command),
          pictures: index ? undefined : this.#taken(),
        })),
        Date.parse(occurredAt),
      );
      clearTimeout(this.#timer);
      keepHabits(this.world, action, values);
      if (post) await outbox.discard(post);
      else await remember(this.#draftKey(), {values: {}, at: 0});
      this.dispatchEvent(new CustomEvent('done', {detail: {added}}));
    } catch (problem) {
      this.failure =
        problem instanceof RangeError ? t('form.full', {n: MOST_WAITING}) : t('form.store', {why: problem.message});
    } finally {
      this.sending = false;
    }
  }

  // A call for help goes without a word.
  #complete() {
    const {values, action} = this,
      {plan, group, session} = this.world;
    if (!action.help) return values;
    const texts = helpTexts(plan, action, t('help.text', {group: groupShort(group), name: label(session.name)}));
    return {...values, ...Object.fromEntries(Object.entries(texts).filter(([name]) => empty(values[name])))};
  }

  /** The key of the pictures, when there are some: they belong to the first record. */
  #taken() {
    return this.world.outbox.pictures?.of(this.pictures).length ? this.pictures : undefined;
  }

  #about({record, fields}) {
    const {plan, group, view} = this.world,
      {action} = this;
    return {
      title: plan.records[record].label,
      text: saidFields(record, fields, view?.refs, action.fields),
      group,
      action: action.id,
    };
  }

  #point(slips) {
    const fields = Object.fromEntries(
      formFields(this.world.plan, this.action, this.#only).map(({name, field}) => [name, field]),
    );
    this.slips = Object.fromEntries(
      Object.entries(slips).map(([name, slip]) => {
        const field = fields[name],
          [a, b] = {length: field.length, range: field.range, count: field.count}[slip] ?? [];
        return [name, t(`form.${slip}`, {label: label(field.label), a, b})];
      }),
    );
    const row = this.querySelector(`#f-${Object.keys(slips)[0]}`);
    row?.focus({preventScroll: true});
    row?.closest('field-row')?.scrollIntoView({block: 'center'});
  }
}
customElements.define('action-form', ActionForm);
