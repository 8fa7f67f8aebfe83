/**
 * A form made from the plan's fields: one control for each, in the plan's order, with bounds, unit and help beside it and
 * every problem at its field. It only edits values; sending them is somebody else's work.
 *
 * fields    name -> field of the plan
 * values    name -> value (plain JSON; times as ISO strings)
 * problems  [{field: path, message}]
 * aids      name -> what helps with writing it, under its control
 * notes     name -> text shown under a field (someone else's change, a masked value)
 * fires     "values" with the new values in detail
 */
import { html, nothing } from 'lit';
import { Element } from '../../ui/element.js';
import { say } from '../say.js';
import { label } from '../../i18n/index.js';
import { boundsOf } from './bounds.js';
import { control } from './controls.js';
import { problemSummary } from './problem-summary.js';

let forms = 0;

class FieldForm extends Element {
  static properties = {
    world: { attribute: false }, fields: { attribute: false }, values: { attribute: false },
    problems: { attribute: false }, notes: { attribute: false }, aids: { attribute: false }, record: {}, locked: { type: Boolean },
  };

  #number = ++forms;

  render() {
    const rows = Object.entries(this.fields ?? {}).filter(([, field]) => !field.computed);
    return html`
      ${rows.length > 1 ? problemSummary(this.problems, this.fields, (path) => this.#goTo(path)) : nothing}
      ${rows.map(([name, field]) => this.#row(name, field, name, this.values?.[name], (value) => this.#set(name, value)))}`;
  }

  /** The first field with a problem, from the top, is brought into sight and gets the cursor; a form without one is left alone. */
  async focusProblem() {
    await this.updateComplete;
    bringInSight(this.querySelector('.field.wrong:not(:has(.field.wrong))'));
  }

  #goTo(path) {
    bringInSight([...this.querySelectorAll('.field')].find((field) => field.dataset.path === path));
  }

  async focusFirst() {
    await this.updateComplete;
    this.querySelector('input, textarea, select, button')?.focus();
  }

  #row(name, field, path, value, set) {
    const id = `form${this.#number}-${path.replaceAll('.', '-')}`;
    const problem = this.problems?.find((each) => each.field === path);
    const hint = [label(field.help), boundsOf(field)].filter(Boolean).join(' · ');
    const note = this.notes?.[path];
    const described = [hint && `${id}-hint`, note && `${id}-note`, problem && `${id}-problem`].filter(Boolean).join(' ');
    const made = control({
      id, name, path, field: path === name ? narrowed(this.world, this.fields, this.values, field) : field, value, set, described, world: this.world, record: this.record, locked: this.locked, invalid: Boolean(problem), arrived: () => this.requestUpdate(),
      row: (subName, subField, subPath, subValue, subSet) => this.#row(subName, subField, subPath, subValue, subSet),
    });
    const grouped = made.grouped;
    const title = html`${label(field.label) || name}${field.required ? html`<em class="must" aria-hidden="true">*</em>` : field.requiredWhen ? html` <small class="muted">${say('form.sometimes')}</small>` : nothing}`;
    return html`
      <div data-path=${path} class="field ${problem ? 'wrong' : ''} of-${field.type}" role=${grouped ? 'group' : nothing} aria-labelledby=${grouped ? `${id}-label` : nothing}
        aria-describedby=${grouped && described ? described : nothing}>
        <div class="field-head">
          ${grouped ? html`<span class="field-label" id="${id}-label">${title}</span>` : html`<label class="field-label" for=${id}>${title}</label>`}
          ${field.required ? html`<span class="sr">${say('form.required')}</span>` : nothing}
          ${made.aside ?? nothing}
        </div>
        ${made.body}
        ${this.aids?.[path] ?? nothing}
        ${hint ? html`<p class="field-hint" id="${id}-hint">${hint}</p>` : nothing}
        ${note ? html`<p class="field-note" id="${id}-note">${note}</p>` : nothing}
        ${problem ? html`<p class="field-problem" id="${id}-problem">${problem.message}</p>` : nothing}
      </div>`;
  }

  #set(name, value) {
    this.values = { ...this.values, [name]: value };
    this.dispatchEvent(new CustomEvent('values', { detail: this.values, bubbles: false }));
  }
}

/** A reference to one of several types, beside a choice of the type: then only those of the chosen one, as the plan's ids have it. */
function narrowed(world, fields, values, field) {
  const types = [].concat(field.to ?? []);
  if (field.type !== 'ref' || types.length < 2) return field;
  for (const [name, other] of Object.entries(fields ?? {})) {
    const kinds = other.type === 'enum' ? Object.keys(world.plan.enums[other.of]?.values ?? {}) : [];
    const named = types.filter((type) => kinds.includes(type));
    const chosen = values?.[name];
    if (named.length === 0 || !chosen) continue;
    const left = named.includes(chosen) ? [chosen] : types.filter((type) => !named.includes(type));
    return left.length > 0 ? { ...field, to: left } : field;
  }
  return field;
}

function bringInSight(field) {
  field?.querySelector('input, textarea, select, button')?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'center' });
}

customElements.define('field-form', FieldForm);
