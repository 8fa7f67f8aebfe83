/** Whether what a sentence rests on stands: {tone: good | bad | waiting, word}. */
import { say } from '../say.js';
import { label } from '../../i18n/index.js';

/** facts: how the plan keeps them; id: the finding that a fact names, if any; values: of the text that cites it. */
export function standing(world, facts, id, values) {
  if (!id) return { tone: 'waiting', word: say('writing.unverified') };
  const card = world.records[id];
  if (!card) return world.refs[id] ? { tone: 'waiting', word: id } : { tone: 'bad', word: say('writing.struck') };
  if (card.struck) return { tone: 'bad', word: say('writing.struck') };
  if (card.correctedBy) return { tone: 'bad', word: say('writing.corrected') };
  const value = card.fields?.[facts.result];
  const field = world.plan.records[card.type]?.fields?.[facts.result];
  const word = label(world.plan.enums[field?.of]?.values?.[value]) || say('writing.confirmed');
  const denies = facts.denials?.values.includes(values?.[facts.denials.field]); // it says that something is not so
  const [holds, fails] = denies ? [facts.fails, facts.holds] : [facts.holds, facts.fails];
  if (fails.includes(value)) return { tone: 'bad', word };
  return { tone: !facts.result || holds.includes(value) ? 'good' : 'waiting', word };
}

export const SIGNS = { good: '✓', bad: '✕', waiting: '…' };
