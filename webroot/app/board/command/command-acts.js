/** The general acts of the command, each as one dialog: what it asks for, and the command that it sends. */
import { html } from 'lit';
import { label } from '../../i18n/index.js';
import { inOrder, workingGroups, groupShort } from '../../ui/plan.js';
import { ask } from '../ask.js';
import { reasonField } from '../acts.js';
import { say } from '../say.js';

export function askToAcknowledge(world, incident) {
  return ask({
    world, incident, subject: 'acknowledgeIntake', title: say('intake.acknowledge'), about: world.incident.title, fields: {}, act: say('intake.acknowledge'),
    body: () => ({ type: 'acknowledgeIntake' }), atOnce: true,
  });
}

export function askToActivate(world, incident, suggested) {
  const groups = Object.fromEntries(workingGroups().map(([id]) => [id, groupShort(id)]));
  return ask({
    world, incident, subject: 'activatePlan', title: say('activate.title'), about: world.incident.title, act: say('activate.act'),
    fields: {
      level: { type: 'enum', values: levelNames(world), required: true, label: say('level.title') },
      groups: { type: 'set', values: groups, required: true, label: say('activate.groups') },
      commandPost: { type: 'text', length: [1, 60], required: true, label: say('activate.commandPost') },
      firstInstructions: { type: 'text', length: [0, 500], label: say('activate.firstInstructions') },
    },
    values: { level: suggested ?? world.incident.level ?? undefined, groups: Object.keys(groups) },
    body: (given) => ({ type: 'activatePlan', ...given }),
  });
}

/** live {shown, watch, check, ready}: the level that is and what speaks for another, as it is while the dialog is open; seen() is the level before the eyes. */
export function askForLevel(world, incident, suggested, { seen, ...live }) {
  return ask({
    world, incident, subject: suggested ? `setLevel ${suggested}` : 'setLevel', title: say('level.set'), about: world.incident.title, act: say('level.act'), ...live,
    fields: { level: { type: 'enum', values: levelNames(world, true), required: true, label: say('level.title') }, reason: reasonField() },
    values: { level: suggested }, begin: suggested ? { level: suggested } : {},
    body: (given) => ({ type: 'setLevel', from: seen(), ...given }),
  });
}

/** While the response runs, any phase before its end; afterwards what follows it. Going back into it is reopening. */
export function askForPhase(world, incident, next) {
  const { before, after } = aroundTheEnd(world);
  const open = world.incident.endedAt ? after : before;
  const phases = Object.fromEntries(open.filter(([id]) => id !== world.incident.phase).map(([id, phase]) => [id, phase.label]));
  return ask({
    world, incident, subject: 'enterPhase', title: say('phase.change'), about: say('phase.from', { phase: label(world.plan.phases[world.incident.phase]?.label) }), act: say('phase.act'),
    fields: { phase: { type: 'enum', values: phases, required: true, label: say('phase.title') }, reason: { ...reasonField(false), help: say('phase.reasonHelp') } },
    values: { phase: next }, begin: next ? { phase: next } : {}, body: (given) => ({ type: 'enterPhase', ...given }),
  });
}

/** People gather again: the response runs on from a phase that is chosen. */
export function askToReopen(world, incident) {
  const { before } = aroundTheEnd(world);
  const running = before.slice(before.findIndex(([id]) => id === 'planActivated'));
  const next = (running.slice(1).find(([, phase]) => phase.strip !== false) ?? running[0])?.[0];
  return ask({
    world, incident, subject: 'reopen', title: say('reopen.title'), about: world.incident.title, act: say('reopen.act'),
    shown: html`<p class="quiet-line">${say('reopen.means', { level: levelNames(world)[world.incident.level] ?? '' })}</p>`,
    fields: { phase: { type: 'enum', values: Object.fromEntries(running.map(([id, phase]) => [id, phase.label])), required: true, label: say('reopen.phase') }, reason: reasonField() },
    values: { phase: next }, body: (given) => ({ type: 'enterPhase', ...given }),
  });
}

/** The phases before the response ends, and those from then on. */
function aroundTheEnd(world) {
  const phases = inOrder(world.plan.phases);
  const end = phases.findIndex(([id]) => id === 'aftercare');
  return { before: phases.slice(0, end), after: phases.slice(end) };
}

/** No is an answer too: the level stays, for a reason, and the question is not repeated. */
export function askToKeep(world, incident) {
  return ask({
    world, incident, subject: 'keepLevel', title: say('level.keep'), about: world.incident.title, act: say('level.keepAct'), fields: { reason: reasonField() },
    body: (given) => ({ type: 'keepLevel', ...given }),
  });
}

/** {id: "II Orange"} of the plan's levels, the highest first; whole: with what each means. */
export function levelNames(world, whole = false) {
  const name = (level) => `${level.numeral} ${label(level.name)}${whole ? ` · ${label(level.label)}` : ''}`;
  return Object.fromEntries(Object.entries(world.plan.levels).sort(([, a], [, b]) => b.rank - a.rank).map(([id, level]) => [id, name(level)]));
}
