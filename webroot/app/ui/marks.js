// Small signs of the plan: <level-badge level>, <group-mark group>, <phase-strip phase>.
import {html} from 'lit';
import {Element} from './element.js';
import {label, t} from '../i18n/index.js';
import {groupLabel, inOrder, thePlan} from './plan.js';

/** A level is a colour and a numeral and a word. */
class LevelBadge extends Element {
  static properties = {level: {}};

  willUpdate() {
    this.setAttribute('data-level', this.level ?? '');
  }

  render() {
    const level = thePlan().levels[this.level];
    return level
      ? html`
          <span>${level.numeral}</span>
          <span>${label(level.name)}</span>
        `
      : html`
          ${t('level.none')}
        `;
  }
}
customElements.define('level-badge', LevelBadge);

class GroupMark extends Element {
  static properties = {group: {}};

  render() {
    const group = thePlan().groups[this.group];
    return html`
      <span aria-hidden="true" title=${groupLabel(this.group)}>${label(group?.mark) || '·'}</span>
    `;
  }
}
customElements.define('group-mark', GroupMark);

/** The phases of the plan in a row, with where we are. A phase that the strip leaves out stands at the one before it. */
class PhaseStrip extends Element {
  static properties = {phase: {}};

  render() {
    const all = inOrder(thePlan().phases),
      here = all.findIndex(([id]) => id === this.phase);
    const shown = all.map(([id, phase], index) => ({id, index, ...phase})).filter(phase => phase.strip !== false);
    const current = shown.filter(phase => phase.index <= here).at(-1);
    return html`
      <ol>
        ${shown.map(
          phase => html`
            <li class=${phase === current ? 'here' : phase.index < here ? 'done' : ''} aria-current=${phase === current ? 'step' : 'false'}>
              ${label(phase.label)}
            </li>
          `,
        )}
      </ol>
    `;
  }
}
customElements.define('phase-strip', PhaseStrip);
