/**
 * A working record edited in place. Only what was changed is sent, with the version it was changed from: other fields that
 * somebody else changed meanwhile stay theirs, the same field becomes a visible conflict. Typed text survives a reload.
 */
import { html, nothing } from 'lit';
import { Element } from '../ui/element.js';
import { say } from './say.js';
import { label } from '../i18n/index.js';
import { readable, isMasked } from './value.js';
import { Draft } from './draft.js';
import { Sender, sorted } from './sender.js';
import { check, stillWrong } from './form/check.js';
import { problemText } from './form/bounds.js';
import { changedFields, fieldsToAmend } from './form/values.js';
import { outcomeBox } from './outcome-box.js';
import { WritingHelp } from './writing/help.js';
import './form/field-form.js';
import './held-note.js';

class AmendForm extends Element {
  static properties = {
    world: { attribute: false }, incident: {}, card: { attribute: false },
    values: { state: true }, problems: { state: true }, outcome: { state: true },
  };

  #draft;
  #sender;
  #help;
  #before;
  #baseVersion;

  connectedCallback() {
    super.connectedCallback();
    this.#draft = new Draft(this.world.me.account, this.incident, `amend.${this.card.id}`);
    this.#sender = new Sender(this.incident, this.#draft, (outcome) => this.#hear(outcome));
    const kept = this.#draft.read();
    this.#baseVersion = kept?.baseVersion ?? this.card.version;
    this.#before = kept?.before ?? withoutMasked(this.card.fields);
    this.values = kept?.values ?? { ...this.#before };
    this.problems = [];
    this.#help = new WritingHelp(this, this.incident, this.card.type);
    this.#help.look(this.values);
    this.updateComplete.then(() => this.querySelector('field-form')?.focusFirst());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sender.stop();
    this.#help.stop();
  }

  render() {
    const busy = this.outcome?.kind === 'sending' || this.outcome?.kind === 'lost';
    const changes = Object.keys(this.#changed()).length;
    return html`
      <form class="amend-form" novalidate @submit=${this.#submit} @keydown=${this.#keys}>
        ${this.#voids()}${this.#help.returned(this.values)}
        <field-form .world=${this.world} .fields=${this.#fields()} .values=${this.values} .aids=${this.#help.aids(this.values)} .problems=${this.problems} .notes=${this.#notes()} .locked=${busy}
          @values=${this.#typed}></field-form>
        <held-note></held-note>
        ${outcomeBox(this.outcome, { confirm: () => this.#send(this.outcome.codes), edit: () => this.#giveUpWaiting() })}
        <footer class="pane-acts">
          <button type="submit" class="primary" ?disabled=${busy || changes === 0}>${changes === 0 ? say('amend.nothing') : say('amend.save', { n: changes })}</button>
          <button type="button" @click=${this.#throwAway}>${say('amend.cancel')}</button>
        </footer>
      </form>`;
  }

  #fields() {
    return fieldsToAmend(this.world.plan.records[this.card.type], this.#before);
  }

  /** Said before anything is typed: a text on its way goes back with the first saved change, and what was decided on it is void. */
  #voids() {
    const states = this.world.plan.records[this.card.type].states;
    const { onAmend, label: now } = states[this.card.state] ?? {};
    return onAmend && onAmend !== this.card.state ? html`<p class="notice bad" role="note">${say('amend.voids', { state: label(now), back: label(states[onAmend]?.label) })}</p>` : nothing;
  }

  #changed() {
    return changedFields(this.#fields(), this.#before, this.values);
  }

  /** Under a field: what somebody else wrote there meanwhile, or that a masked value stays as it is. */
  #notes() {
    const notes = {};
    for (const [name, field] of Object.entries(this.#fields())) {
      const now = this.card.fields?.[name];
      if (isMasked(now)) notes[name] = say('amend.masked', { value: now });
      else if (this.card.version > this.#baseVersion && JSON.stringify(now) !== JSON.stringify(this.#before[name])) {
        notes[name] = say('amend.meanwhile', { who: label((this.card.updatedBy ?? this.card.createdBy)?.name), value: readable(this.world, field, now) || '—' });
      }
    }
    return notes;
  }

  #typed = (event) => this.set(event.detail);

  /** As if it had been typed. */
  set(values) {
    this.problems = stillWrong(this.problems, this.values, values);
    this.values = values;
    this.#help.look(values);
    this.#draft.keep({ values: this.values, before: this.#before, baseVersion: this.#baseVersion });
  }

  #submit = (event) => {
    event.preventDefault();
    const changed = this.#changed();
    const touched = Object.fromEntries(Object.entries(this.#fields()).filter(([name]) => name in changed));
    this.problems = check(touched, this.values).map((problem) => ({ ...problem, message: problemText(problem) }));
    if (this.problems.length > 0) this.#toFirstProblem();
    else if (Object.keys(changed).length > 0) this.#send();
  };

  #send(confirm) {
    const body = { type: 'amendRecord', id: this.card.id, baseVersion: this.#baseVersion, fields: this.#changed() };
    this.#sender.send(confirm ? { ...body, confirm } : body);
  }

  #hear(outcome) {
    this.outcome = outcome.kind === 'refused' ? sorted(outcome, Object.keys(this.#fields())) : outcome;
    if (outcome.kind === 'accepted') {
      this.#draft.clear();
      this.dispatchEvent(new CustomEvent('amended'));
    } else if (outcome.kind === 'refused') {
      this.problems = this.outcome.atFields;
      if (this.problems.length > 0) this.#toFirstProblem();
    }
  }

  #toFirstProblem() {
    this.updateComplete.then(() => this.querySelector('field-form').focusProblem());
  }

  #giveUpWaiting() {
    this.#sender.stop();
    this.outcome = null;
  }

  #throwAway = () => {
    this.#draft.clear();
    this.dispatchEvent(new CustomEvent('closed'));
  };

  #keys = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event);
  };
}

function withoutMasked(fields) {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => !isMasked(value)));
}

customElements.define('amend-form', AmendForm);
