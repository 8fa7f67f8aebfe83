// Who did what with a record and when, the latest first, and what two people wrote at the same time; for the phone's look-page.
import {html, nothing} from 'lit';
import {label, t, words} from '../i18n/index.js';
import {timeOrDay} from '../i18n/time.js';
import {serverNow} from '../live/freshness.js';
import {said} from './said.js';

words({
  zh: {
    'look.did.post': '登记', 'look.did.amend': '修改', 'look.did.rule': '裁定冲突', 'look.did.strike': '划去', 'look.did.erase': '删除个人信息', 'look.did.conflict': '同时修改', 'look.did.correct': '更正',
    'look.conflict': '{label}有两种说法，等负责人裁定：现为“{current}”；{name} 另写“{other}”。', 'look.history': '经过',
  },
  en: {
    'look.did.post': 'posted', 'look.did.amend': 'amended', 'look.did.rule': 'ruled', 'look.did.strike': 'struck out', 'look.did.erase': 'erased personal data', 'look.did.conflict': 'wrote at the same time', 'look.did.correct': 'corrected',
    'look.conflict': '{label} was written twice, the head will rule: now “{current}”; {name} wrote “{other}”.', 'look.history': 'What happened',
  },
});
const SHOWN = 20;
const DONE = new Set(['post', 'amend', 'rule', 'strike', 'erase', 'correct']);

export const when = instant => timeOrDay(instant, serverNow());

/** What the plan computed by itself is nobody's act. */
export function historyOf(world, {fields, states}, history) {
  const moves = Object.assign({}, ...Object.values(states ?? {}).map(state => state.moves ?? {})),
    lines = history.filter(({act}) => act !== 'derive').slice(-SHOWN).reverse();
  return html`<ol class="said-list">
    ${lines.map(
      ({at, by, act, move, changes, reason}) => html`<li>
        <p class="who">${when(at)} · <b>${label(by?.name)}</b> ${label(moves[move]?.label) || (DONE.has(act) ? t(`look.did.${act}`) : '')}</p>
        ${act === 'post' ? nothing : Object.entries(changes ?? {}).filter(([name]) => fields[name] && !fields[name].computed).map(([name, {from, to}]) => html`<p>${label(fields[name].label)} <del>${text(world, fields[name], from)}</del> → ${text(world, fields[name], to)}</p>`)}
        ${reason ? html`<p>${reason}</p>` : nothing}
      </li>`,
    )}
  </ol>`;
}

export function conflictLine(world, field, {current, other, by}) {
  return html`<p class="error">${t('look.conflict', {label: label(field.label), current: text(world, field, current), other: text(world, field, other), name: label(by?.name)})}</p>`;
}

function text({view}, field, value) {
  if (field.type === 'bool' && typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  return said(field, value, view?.refs) || '—';
}
