/** What the first report said of the incident, and the way to put it right: levels and headlines rest on it. */
import { html, nothing } from 'lit';
import { label } from '../../i18n/index.js';
import { inOrder } from '../../ui/plan.js';
import { ageOf } from '../marks.js';
import { ask } from '../act-dialog.js';
import { reasonField } from '../acts.js';
import { isEmpty, readable } from '../value.js';
import { defaultsOf } from '../form/values.js';
import { say } from '../say.js';

/** Once the plan runs: folded away, one key from being corrected. */
export function intakeCard({ world, incident, view }) {
  return html`
    <details class="card intake-card">
      <summary><h2>${say('intake.title')}</h2><span class="muted">${ageOf(world.incident.openedAt)}</span></summary>
      ${intakeList(world, view)}
      <div class="acts">${amendIntakeButton({ world, incident, view })}</div>
    </details>`;
}

export function intakeList(world, view) {
  return html`<dl class="intake">${inOrder(world.plan.intake).filter(([name]) => name !== 'title' && !isEmpty(view.intake?.[name])).map(([name, field]) => html`
    <div class=${field.required ? 'first' : ''}><dt>${label(field.label)}</dt><dd>${readable(world, field, view.intake[name])}</dd></div>`)}</dl>`;
}

export function amendIntakeButton({ world, incident, view }) {
  if (!world.plan.acts?.amendIntake) return nothing;
  return html`<button type="button" class="small" @click=${() => askToAmend({ world, incident, view })}>${say('intake.amend')}</button>`;
}

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
