/** The act of the whole incident that answers what waits, for whoever may do it: {text, run}; null when there is none here. */
import { say } from '../say.js';
import { askForPhase, askToReopen } from './command-acts.js';
import { askToEnd } from './ending.js';
import { askAboutLevel } from './level.js';

export function answerTo({ world, incident, item, view, wall, open }) {
  const answer = world.plan.acts?.[item.act] && ANSWERS[item.act];
  return answer ? answer({ world, incident, item, view, wall, open }) : null;
}

const ANSWERS = {
  goBack: ({ world, incident }) => (world.incident.endedAt
    ? { text: say('reopen.begin'), run: () => askToReopen(world, incident) }
    : { text: say('phase.other'), run: () => askForPhase(world, incident) }),
  enterPhase: ({ world, incident }) => ({ text: say('phase.other'), run: () => askForPhase(world, incident) }),
  endResponse: ({ world, incident, view, open }) => ({ text: say('end.begin'), run: () => askToEnd(world, incident, view, open) }),
  setLevel: ({ world, incident, item, wall }) => ({ text: say('level.decide'), run: () => askAboutLevel(world, incident, wall?.suggestion, item.reference) }),
};
