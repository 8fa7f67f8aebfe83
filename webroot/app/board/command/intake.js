/** What the first report said of the incident, and the way to put it right: levels and headlines rest on it. */
import { html, nothing } from 'lit';
import { Element } from '../../ui/element.js';
import { clockHeld } from '../../live/freshness.js';
import { label } from '../../i18n/index.js';
import { inOrder } from '../../ui/plan.js';
import { ageOf } from '../marks.js';
import { ask } from '../ask.js';
import { reasonField } from '../acts.js';
import { INTAKE, Looking, askToErase, eraseButton, maskedValue } from '../personal.js';
import { record } from '../server.js';
import { isEmpty, isMasked, readable } from '../value.js';
import { defaultsOf } from '../form/values.js';
import { say } from '../say.js';

/** Once the plan runs: folded away, one key from being corrected. */
export function intakeCard({ world, incident, view }) {
  return html`
    <details class="card intake-card">
      <summary><h2>${say('intake.title')}</h2><span class="muted">${world.plan.acts?.amendIntake ? html`${say('intake.mayAmend')} · ` : nothing}${ageOf(world.incident.openedAt)}</span></summary>
      ${intakePart({ world, incident, view })}
    </details>`;
}

/** What was taken down, and what may be done with it. */
export function intakePart({ world, incident, view }) {
  return html`<intake-part .world=${world} .incident=${incident} .view=${view}></intake-part>`;
}

/** <intake-part .world .incident .view>: asks who may see or erase what is masked in it. */
class IntakePart extends Element {
  static properties = { world: { attribute: false }, incident: {}, view: { attribute: false }, may: { state: true } };
  #asked = '';
  #looking = new Looking(() => this.requestUpdate());

  updated() {
    const masked = Object.entries(this.view.intake ?? {}).filter(([, value]) => isMasked(value));
    const asked = JSON.stringify(masked);
    if (asked === this.#asked) return;
    if (this.#asked) this.#looking.forget();
    this.#asked = asked;
    this.may = null;
    if (masked.length && !clockHeld()) this.#ask(asked);
  }

  async #ask(asked) {
    const { value } = await record(this.incident, INTAKE);
    if (asked === this.#asked) this.may = value;
  }

  render() {
    const { world, view } = this;
    return html`
      <dl class="intake">${inOrder(world.plan.intake).filter(([name]) => name !== 'title' && !isEmpty(view.intake?.[name])).map(([name, field]) => html`
        <div class=${field.required ? 'first' : ''}><dt>${label(field.label)}</dt><dd>${this.#value(name, field)}</dd></div>`)}</dl>
      <div class="acts">
        ${world.plan.acts?.amendIntake ? html`<button type="button" class="small" @click=${() => askToAmend(this)}>${say('intake.amend')}</button>` : nothing}
        ${eraseButton(this.may, () => askToErase(world, this.incident, { id: INTAKE }))}
      </div>`;
  }

  #value(name, field) {
    const value = this.view.intake[name];
    return isMasked(value) ? maskedValue(this.world, field, name, value, { may: this.may?.reveal, seen: this.#looking.seen,
      show: () => this.#looking.at(this.world, this.incident, { id: INTAKE }, name) }) : readable(this.world, field, value);
  }
}

customElements.define('intake-part', IntakePart);

function askToAmend({ world, incident, view }) {
  const fields = Object.fromEntries(inOrder(world.plan.intake));
  const before = { ...defaultsOf(fields), ...view.intake };
  return ask({
    world, incident, subject: 'amendIntake', title: say('intake.amendTitle'), about: say('intake.amendAbout'), act: say('intake.amendAct'), look: 'intake',
    fields: { ...fields, reason: reasonField() }, values: before,
    check: (given) => (Object.keys(changed(fields, before, given)).length ? [] : [{ field: 'reason', message: say('intake.nothing') }]),
    placeOf: (path) => path.replace(/^fields\./, ''),
    body: ({ reason, ...given }) => ({ type: 'amendIntake', fields: changed(fields, before, given), reason }),
  });
}

/** Only what is other than before: whoever may not read an item in full does not send its mask back. */
function changed(fields, before, given) {
  const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  return Object.fromEntries(Object.keys(fields).filter((name) => !(isEmpty(given[name]) && isEmpty(before[name])) && !same(given[name], before[name]))
    .map((name) => [name, isEmpty(given[name]) ? null : given[name]]));
}
