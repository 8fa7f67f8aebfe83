/** The general acts of the command, each as one dialog: what it asks for, and the command that it sends. */
import { html } from 'lit';
import { label } from '../../i18n/index.js';
import { inOrder, workingGroups, groupShort } from '../../ui/plan.js';
import { ask } from '../act-dialog.js';
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

export function askForLevel(world, incident, suggested) {
  return ask({
    world, incident, subject: 'setLevel', title: say('level.set'), about: world.incident.title, act: say('level.act'),
    fields: { level: { type: 'enum', values: levelNames(world), required: true, label: say('level.title') }, reason: reasonField() },
    values: { level: suggested }, begin: suggested ? { level: suggested } : {}, body: (given) => ({ type: 'setLevel', ...given }),
  });
}

export function askForPhase(world, incident, next) {
  const phases = Object.fromEntries(inOrder(world.plan.phases).filter(([id]) => id !== world.incident.phase).map(([id, phase]) => [id, phase.label]));
  return ask({
    world, incident, subject: 'enterPhase', title: say('phase.change'), about: say('phase.from', { phase: label(world.plan.phases[world.incident.phase]?.label) }), act: say('phase.act'),
    fields: { phase: { type: 'enum', values: phases, required: true, label: say('phase.title') }, reason: { ...reasonField(false), help: say('phase.reasonHelp') } },
    values: { phase: next }, begin: next ? { phase: next } : {}, body: (given) => ({ type: 'enterPhase', ...given }),
  });
}

/** The server lists what is missing; the leader may override it with a reason. Who may not end it proposes it. */
export function askToEnd(world, incident) {
  if (!world.plan.acts.endResponse) {
    return ask({
      world, incident, subject: 'endResponse', title: say('end.proposeTitle'), about: world.incident.title, act: say('end.proposeAct'), fields: { reason: reasonField(false) },
      body: ({ reason }) => ({ type: 'endResponse', ...(reason ? { reason } : {}) }),
    });
  }
  return ask({
    world, incident, subject: 'endResponse', title: say('end.title'), about: world.incident.title, shown: html`<p class="quiet-line">${say('end.means')}</p>`, act: say('end.act'), danger: true,
    fields: { announcedTo: { type: 'text', length: [1, 200], required: true, label: say('end.announcedTo') }, reason: reasonField(false), override: { type: 'bool', label: say('end.override'), help: say('end.overrideHelp') } },
    body: ({ announcedTo, reason, override }) => ({ type: 'endResponse', announcedTo, ...(reason ? { reason } : {}), ...(override ? { override } : {}) }),
  });
}

/** No is an answer too: the level stays, for a reason, and the question is not repeated. */
export function askToKeep(world, incident) {
  return ask({
    world, incident, subject: 'keepLevel', title: say('level.keep'), about: world.incident.title, act: say('level.keepAct'), fields: { reason: reasonField() },
    body: (given) => ({ type: 'keepLevel', ...given }),
  });
}

/** {id: "II Orange"} of the plan's levels, the highest first. */
export function levelNames(world) {
  return Object.fromEntries(Object.entries(world.plan.levels).sort(([, a], [, b]) => b.rank - a.rank).map(([id, level]) => [id, `${level.numeral} ${label(level.name)}`]));
}
