/** The initial assessment, before the plan runs: how serious, what it may lead to, activate or not. Advice, or the leader's own decision. */
import { html, nothing } from 'lit';
import { label } from '../../i18n/index.js';
import { ask } from '../ask.js';
import { reasonField } from '../acts.js';
import { ageOf } from '../marks.js';
import { say } from '../say.js';
import { levelNames } from './command-acts.js';

const LONGEST = 500;

/** The step between the acknowledged intake and the activation: what was assessed, and the way to say it (anew). */
export function assessmentStep({ world, incident, suggested }) {
  const { acknowledgedAt, activatedAt, assessment } = world.incident;
  const may = acknowledgedAt && !activatedAt && world.plan.acts?.assess;
  return html`
    <li class="assessed ${assessment ? 'done' : acknowledgedAt ? 'now' : ''}"><span>${say('assess.step')}${assessment ? html`<small class="muted">${outcome(world, assessment)}</small>` : nothing}</span>
      ${assessment ? ageOf(assessment.at) : nothing}
      ${may ? html`<button type="button" class=${assessment ? 'small quiet' : ''} @click=${() => askToAssess(world, incident, suggested)}>${say(assessment ? 'assess.again' : 'assess.begin')}</button>`
        : assessment ? nothing : html`<span class="dim">${say('assess.waits')}</span>`}</li>`;
}

function outcome(world, { severityDecided, severitySuggested, possibleImpact, activate, reason, by }) {
  const level = levelNames(world)[severityDecided ?? severitySuggested];
  return [level, say(activate ? 'assess.doActivate' : 'assess.doNotActivate'), possibleImpact, reason, label(by?.name)].filter(Boolean).join(' · ');
}

/** Who may activate the plan also decides the level; everybody else advises. */
function askToAssess(world, incident, suggested) {
  const levels = { type: 'enum', values: levelNames(world) };
  return ask({
    world, incident, subject: 'assess', title: say('assess.title'), about: world.incident.title, act: say('assess.act'),
    fields: {
      severitySuggested: { ...levels, label: say('assess.suggested') },
      ...(world.plan.acts.activatePlan ? { severityDecided: { ...levels, label: say('assess.decided') } } : {}),
      possibleImpact: { type: 'text', length: [0, LONGEST], label: say('assess.impact') },
      activate: { type: 'bool', required: true, label: say('assess.activate') },
      reason: { ...reasonField(false), help: say('assess.reasonHelp') },
    },
    values: { severitySuggested: suggested }, body: (given) => ({ type: 'assess', ...given }),
  });
}
