// What stands around each page of the phone: whose page it is, and the way to the others.
import {html, nothing} from 'lit';
import {label, t} from '../i18n/index.js';
import {hourMinute} from '../i18n/time.js';
import {groupLabel, groupShort, leads} from '../ui/plan.js';
import {serverNow} from '../live/freshness.js';
import {flashed, isAnswer, unanswered} from './cards.js';
import {TABS} from './place.js';

export function head({view, group, incidents, incident}) {
  const known = view?.incident ?? incidents.find(one => one.id === incident) ?? {};
  return html`<header>
    <h1>${groupLabel(group)}</h1>
    <p>${label(known.title)}${known.place ? html` · ${label(known.place)}` : nothing}</p>
    ${known.level ? html`<level-badge level=${known.level}></level-badge>` : nothing}
  </header>`;
}

/** Whose form it is, and which time the observation has. A directive that rings is told here too: a form hides the rest. */
export function formHead(world, action, post, close) {
  const {group, plan} = world,
    [rings] = flashed(world);
  return html`<header>
    <h1>${label(action.label)}</h1>
    <p>
      ${rings ? html`<a class="rings" href="#home">▲ ${isAnswer(plan, rings) ? t('alarm.one') : label(plan.records[rings.type].label)}</a>` : t('form.observed', {group: groupShort(group), at: hourMinute(post?.at ?? serverNow())})}
    </p>
    <button type="button" class="close" aria-label=${t('act.close')} @click=${close}>×</button>
  </header>`;
}

export function tabs({view, outbox, group, plan}, current, looked) {
  const open = Object.values(view?.records ?? {}).filter(
    card => card.group === group && (unanswered(plan, card) || card.missed),
  ).length;
  const marks = {tasks: open, log: current === 'log' ? 0 : looked.fresh(view), me: outbox.attention.length};
  return html`<nav aria-label=${t('field.tabs')}>
    ${TABS.map(
      tab =>
        html`<a href=${`#${tab}`} aria-current=${tab === current ? 'page' : 'false'}
          >${t(`field.tab.${tab}`)}${marks[tab] ? html`<b ?data-quiet=${tab === 'log'}>${marks[tab]}</b>` : nothing}</a
        >`,
    )}${leads(plan) ? html`<a href="/field/lead">${t('field.tab.lead')}</a>` : nothing}
  </nav>`;
}
