/**
 * Posting a record, or correcting one: a form from the plan that keeps what is typed, sends it once, shows the server's
 * problems at their fields and asks again where the plan wants a confirmation.
 *
 * type         name of the record type
 * preset       values to begin with when there is no draft
 * correcting   card of the observation that this one corrects
 * about        id of the record that it is about; it has a draft of its own
 * fires        "posted" {records}, "closed"
 */
import { html, nothing } from 'lit';
import { Element } from '../ui/element.js';
import { say } from './say.js';
import { typeName } from './world.js';
import { cardsOf } from './types.js';
import { Draft } from './draft.js';
import { Sender, sorted } from './sender.js';
import { check, stillWrong } from './form/check.js';
import { problemText } from './form/bounds.js';
import { defaultsOf, fieldsToPost, fieldsToSend } from './form/values.js';
import { outcomeBox } from './outcome-box.js';
import { WritingHelp } from './writing/help.js';
import './form/field-form.js';
import './held-note.js';

class PostForm extends Element {
  static properties = {
    world: { attribute: false }, incident: {}, type: {}, preset: { attribute: false }, correcting: { attribute: false }, about: {},
    values: { state: true }, occurredAt: { state: true }, problems: { state: true }, outcome: { state: true }, restored: { state: true },
  };

  #draft;
  #sender;
  #help;

  willUpdate(changed) {
    if (changed.has('type') || changed.has('correcting') || changed.has('about') || changed.has('incident')) this.#begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sender?.stop();
    this.#help?.stop();
  }

  render() {
    const type = this.world.plan.records[this.type];
    if (!type) return nothing;
    const busy = this.outcome?.kind === 'sending' || this.outcome?.kind === 'lost';
    return html`
      <form class="post-form" novalidate @submit=${this.#submit} @keydown=${this.#keys}>
        <header class="pane-head">
          <h2>${this.correcting ? say('post.correct', { id: this.correcting.id }) : say('post.new', { type: typeName(type) })}</h2>
          <button type="button" class="icon" aria-label=${say('act.close')} title="${say('act.close')} (Esc)" @click=${() => this.#leave()}>×</button>
        </header>
        ${this.restored ? html`<p class="restored">${say('post.restored')} <button type="button" class="plain" @click=${this.#startOver}>${say('post.startOver')}</button></p>` : nothing}
        ${this.correcting ? nothing : this.#help.beginnings(this.values)}
        <field-form .world=${this.world} .fields=${fieldsToPost(type)} .record=${this.type} .values=${this.values} .aids=${this.#help.aids(this.values)} .problems=${this.problems} .locked=${busy} @values=${this.#typed}></field-form>
        ${type.kind === 'observation' ? this.#observedWhen(busy) : nothing}
        <held-note></held-note>
        ${outcomeBox(this.outcome, { confirm: () => this.#send(this.outcome.codes), edit: () => this.#giveUpWaiting() })}
        <footer class="pane-acts">
          <button type="submit" class="primary" ?disabled=${busy}>${say('post.send')} <kbd>Ctrl ↵</kbd></button>
          <button type="button" @click=${() => this.#leave()}>${say('post.later')}</button>
          ${this.problems.length > 0 ? html`<button type="button" class="link to-mistakes" @click=${this.#toFirstProblem}>${say('form.mistakes', { n: this.problems.length })}</button>` : nothing}
        </footer>
      </form>`;
  }

  focusFirst() {
    this.updateComplete.then(() => this.querySelector('field-form')?.focusFirst());
  }

  #begin() {
    const subject = this.correcting ? `correct.${this.correcting.id}` : `post.${this.type}${this.about ? `.${this.about}` : ''}`;
    this.#draft = new Draft(this.world.me.account, this.incident, subject);
    this.#sender?.stop();
    this.#sender = new Sender(this.incident, this.#draft, (outcome) => this.#hear(outcome));
    this.#help?.stop();
    this.#help = new WritingHelp(this, this.incident, this.type);
    const kept = this.#draft.read();
    this.restored = Boolean(kept?.values);
    this.values = kept?.values ?? this.#fresh();
    this.occurredAt = kept?.occurredAt;
    this.problems = [];
    this.outcome = null;
    this.#help.look(this.values);
    this.focusFirst();
  }

  #fresh() {
    const fields = this.world.plan.records[this.type]?.fields ?? {};
    const before = this.correcting ? { ...this.correcting.fields } : {};
    for (const [name, field] of Object.entries(fields)) if (field.pii === 'p2' || field.pii === 'p3') delete before[name];
    return { ...defaultsOf(fields, cardsOf(this.world, this.type)), ...this.preset, ...before };
  }

  #observedWhen(busy) {
    const problem = this.problems.find((each) => each.field === 'occurredAt');
    return html`
      <details class="observed" ?open=${Boolean(this.occurredAt || problem)}>
        <summary>${say('post.observedEarlier')}</summary>
        <field-form .world=${this.world} .fields=${{ occurredAt: { type: 'time', past: true, label: say('post.observedAt') } }} .values=${{ occurredAt: this.occurredAt }}
          .problems=${problem ? [problem] : []} .locked=${busy} @values=${(event) => { this.occurredAt = event.detail.occurredAt; this.#keep(); }}></field-form>
      </details>`;
  }

  #typed = (event) => this.set(event.detail);

  /** As if it had been typed. */
  set(values) {
    this.problems = stillWrong(this.problems, this.values, values);
    this.values = values;
    this.#help.look(values);
    this.#keep();
  }

  #keep() {
    this.#draft.keep({ values: this.values, occurredAt: this.occurredAt });
  }

  #submit = (event) => {
    event.preventDefault();
    const type = this.world.plan.records[this.type];
    const slips = check(fieldsToPost(type), this.values).map((problem) => ({ ...problem, message: problemText(problem) }));
    this.#show(slips);
    if (slips.length === 0) this.#send();
  };

  #send(confirm) {
    const fields = fieldsToSend(this.world.plan.records[this.type].fields, this.values);
    const body = { type: 'postRecord', record: this.type, fields };
    if (this.occurredAt) body.occurredAt = this.occurredAt;
    if (this.correcting) body.correctionOf = this.correcting.id;
    if (confirm) body.confirm = confirm;
    this.#sender.send(body);
  }

  #hear(outcome) {
    const names = [...Object.keys(fieldsToPost(this.world.plan.records[this.type])), 'occurredAt'];
    this.outcome = outcome.kind === 'refused' ? sorted(outcome, names) : outcome;
    if (outcome.kind === 'accepted') {
      this.#draft.clear();
      this.dispatchEvent(new CustomEvent('posted', { detail: outcome.answer }));
    } else if (outcome.kind === 'refused') {
      this.#show(this.outcome.atFields);
    }
  }

  #show(problems) {
    this.problems = problems;
    if (problems.length > 0) this.#toFirstProblem();
  }

  #toFirstProblem = () => this.updateComplete.then(() => this.querySelector('field-form').focusProblem());

  #giveUpWaiting() {
    this.#sender.stop();
    this.outcome = null;
  }

  #startOver = () => {
    this.#draft.clear();
    this.#begin();
  };

  #keys = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event);
  };

  #leave() {
    this.dispatchEvent(new CustomEvent('closed'));
  }
}

customElements.define('post-form', PostForm);
