/** The command's own part of its board: take note of the intake, activate, level, phase, people, end of the response. */
import { html, nothing } from 'lit';
import { label } from '../../i18n/index.js';
import { inOrder } from '../../ui/plan.js';
import { ageOf } from '../marks.js';
import { levelCard } from './level.js';
import { assessmentStep } from './assess.js';
import { bellFor } from './bell.js';
import { limitsCard } from './limits.js';
import { musterCard } from './muster.js';
import { askToAcknowledge, askToActivate, askForPhase, askToReopen } from './command-acts.js';
import { askToEnd, missingList } from './ending.js';
import { intakeCard, intakePart } from './intake.js';
import { say } from '../say.js';

export function commandPanel({ world, incident, wall, view, open }) {
  const head = world.incident;
  bellFor(wall?.suggestion);
  if (!head.activatedAt) return beginning(world, incident, wall, view, open);
  return html`
    <div class="command">
      ${levelCard({ world, incident, suggestion: wall?.suggestion, count: wall?.count, open })}
      ${phaseCard(world, incident, view, open)}
      ${wall ? musterCard({ world, incident, wall, view }) : nothing}
      ${limitsCard({ world, incident, limits: view.limits, open })}
      ${intakeCard({ world, incident, view })}
    </div>`;
}

/** Before the plan runs there are three things to do, in this order. */
function beginning(world, incident, wall, view, open) {
  const head = world.incident;
  const acts = world.plan.acts ?? {};
  return html`
    <section class="card begin" aria-labelledby="begin-title">
      <h2 id="begin-title">${say('intake.title')}<span>${ageOf(head.openedAt)}</span></h2>
      <p class="begin-what"><b>${head.title}</b></p>
      ${intakePart({ world, incident, view })}
      <ol class="steps">
        <li class=${head.acknowledgedAt ? 'done' : 'now'}><span>${say('intake.acknowledged')}</span>
          ${head.acknowledgedAt ? ageOf(head.acknowledgedAt) : acts.acknowledgeIntake ? html`<button type="button" class="primary" @click=${() => askToAcknowledge(world, incident)}>${say('intake.acknowledge')}</button>` : html`<span class="dim">${say('intake.waits')}</span>`}</li>
        ${assessmentStep({ world, incident, suggested: wall?.suggestion?.level })}
        <li class=${head.acknowledgedAt ? 'now' : ''}><span>${say('intake.activated')}</span>
          ${acts.activatePlan ? html`<button type="button" class=${head.acknowledgedAt ? 'primary' : ''} @click=${() => askToActivate(world, incident, wall?.suggestion?.level)}>${say('intake.activate')}</button>` : html`<span class="dim">${say('intake.waits')}</span>`}</li>
      </ol>
    </section>
    ${wall?.suggestion ? html`<div class="command">${levelCard({ world, incident, suggestion: wall.suggestion, open, settled: false })}</div>` : nothing}`;
}

function phaseCard(world, incident, view, open) {
  const acts = world.plan.acts ?? {};
  const phases = inOrder(world.plan.phases);
  const here = phases.findIndex(([id]) => id === world.incident.phase);
  // What follows the end of the response is entered by ending it.
  const ahead = world.incident.endedAt ? phases : phases.slice(0, phases.findIndex(([id]) => id === 'aftercare'));
  const next = ahead.slice(here + 1).find(([, phase]) => phase.strip !== false);
  return html`
    <section class="card phase-card" aria-labelledby="phase-title">
      <h2 id="phase-title">${say('phase.title')}<span>${label(world.plan.phases[world.incident.phase]?.label)}</span></h2>
      <phase-strip phase=${world.incident.phase ?? ''}></phase-strip>
      <div class="acts">
        ${acts.enterPhase && next ? html`<button type="button" class="small" @click=${() => askForPhase(world, incident, next[0])}>${say('phase.next', { phase: label(next[1].label) })}</button>` : nothing}
        ${acts.enterPhase ? html`<button type="button" class="small" @click=${() => askForPhase(world, incident)}>${say('phase.other')}</button>` : nothing}
        <span class="gap"></span>
        ${(acts.endResponse || acts.proposeEnd) && !world.incident.endedAt ? html`<button type="button" class="small" @click=${() => askToEnd(world, incident, view, open)}>${say(acts.endResponse ? 'end.begin' : 'end.propose')}</button>` : nothing}
        ${world.incident.endedAt ? html`<span class="muted">${say('end.ended')} ${ageOf(world.incident.endedAt)}</span>` : nothing}
        ${world.incident.endedAt && acts.goBack ? html`<button type="button" class="small" @click=${() => askToReopen(world, incident)}>${say('reopen.begin')}</button>` : nothing}
      </div>
      ${acts.endResponse || acts.proposeEnd ? missingList(view, open) : nothing}
    </section>`;
}
