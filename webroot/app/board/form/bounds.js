/** A field's bounds and a mirrored problem, in words. Bounds that nobody will ever reach are not worth reading. */
import { say } from '../say.js';
import { number } from '../../i18n/number.js';

const WORTH_SAYING = 100_000;

export function boundsOf(field) {
  if (field.range) {
    const [low, high] = field.range;
    if (known(low) && known(high)) return high >= WORTH_SAYING ? '' : `${number(low)}–${number(high)}`;
    if (known(low) && low !== 0) return say('form.atLeast', { low: number(low) });
    if (known(high)) return say('form.atMost', { high: number(high) });
  }
  if (field.length?.[0] > 1) return say('form.letters', { low: number(field.length[0]) });
  if (field.count) {
    const [low, high] = field.count;
    if (known(high) && high < 100) return field.required ? say('form.choose', { low: low ?? 0, high }) : say('form.atMost', { high });
    if (low > 1) return say('form.atLeast', { low });
  }
  return '';
}

export function problemText(problem) {
  const [low, high] = problem.expected ?? [];
  return say(`problem.${problem.code}`, { low: known(low) ? number(low) : '', high: known(high) ? number(high) : '' });
}

function known(bound) {
  return bound !== null && bound !== undefined;
}
