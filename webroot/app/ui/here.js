// Who else is at the incident, and at one record: looking or changing it.
import {html, nothing} from 'lit';
import {label, t, words} from '../i18n/index.js';

words({
  zh: {'here.editing': '{who}正在修改', 'here.looking': '{who}正在查看', 'here.count': '{n} 人在线', 'here.title': '此刻在看这起事件的人', 'here.edits': '正在修改 {record}', 'here.reads': '在看 {record}'},
  en: {'here.editing': '{who} is editing this', 'here.looking': '{who} is looking', 'here.count': '{n} here', 'here.title': 'Who is at this incident now', 'here.edits': 'editing {record}', 'here.reads': 'at {record}'},
});

/** A line on a record: who is changing it, who is looking at it. */
export function hereAt(here, record) {
  const there = (here ?? []).filter(one => one.record === record),
    editing = names(there.filter(one => one.editing)),
    looking = names(there.filter(one => !one.editing)).filter(name => !editing.includes(name));
  if (!there.length) return nothing;
  return html`<p class="here" role="status">
    ${editing.length ? html`<span class="chip" data-tone="waiting">${t('here.editing', {who: editing.join(t('list.and'))})}</span>` : nothing}
    ${looking.length ? html`<span class="chip">${t('here.looking', {who: looking.join(t('list.and'))})}</span>` : nothing}
  </p>`;
}

/** How many are at the incident; opened, who and where. */
export function hereNow(here, groupName) {
  const names = new Map((here ?? []).map(one => [one.account, one]));
  if (!names.size) return nothing;
  return html`<details class="me here-now">
    <summary><span>${t('here.count', {n: names.size})}</span></summary>
    <div class="me-menu">
      <p><b>${t('here.title')}</b></p>
      <ul>
        ${[...names.values()].map(one => html`<li>${label(one.name)} <span class="muted">${[one.group && groupName(one.group), one.record && t(one.editing ? 'here.edits' : 'here.reads', {record: one.record})].filter(Boolean).join(' · ')}</span></li>`)}
      </ul>
    </div>
  </details>`;
}

const names = people => [...new Set(people.map(one => label(one.name)))];
