/** The level that is and the one that the rules suggest, each rule with its value, threshold and the records it used. */
import { html, nothing } from 'lit';
import { label, t } from '../../i18n/index.js';
import { inOrder } from '../../ui/plan.js';
import { hourMinute } from '../../i18n/time.js';
import { number } from '../../i18n/number.js';
import { follow } from '../../live/view.js';
import { ageOf } from '../marks.js';
import { askForLevel, askToKeep } from './command-acts.js';
import { say } from '../say.js';

export function levelCard({ world, incident, suggestion, count, open, settled = true }) {
  const { level, levelSince, endedAt } = world.incident;
  const acts = world.plan.acts ?? {};
  const higher = suggestion && rank(world, suggestion.level) > rank(world, level);
  const maySet = acts.setLevel || (acts.raiseLevel && higher);
  const differs = saysOther(suggestion, level);
  const ripe = higher || Boolean(suggestion?.pending);
  const ask = (wanted) => askAboutLevel(world, incident, suggestion, wanted);
  return html`
    <section class="card level-card ${differs && ripe ? 'differs' : ''}" aria-labelledby="level-title">
      <h2 id="level-title">${say('level.title')}<span>${levelSince ? ageOf(levelSince) : nothing}</span></h2>
      ${standing(world, suggestion)}
      ${decision(world.incident)}
      ${differs && suggestion.kept ? html`<p class="quiet-line">${say('level.kept')}</p>` : nothing}
      ${differs && !ripe && suggestion.lowerFrom ? html`<p class="quiet-line">${say('level.notYet', { at: hourMinute(suggestion.lowerFrom) })}</p>` : nothing}
      ${differs && suggestion.repeated > 0 && !suggestion.kept ? html`<p class="notice" role="alert">${say('level.repeated', { n: suggestion.repeated })}</p>` : nothing}
      ${suggestion?.stale ? html`<p class="notice">${say('level.stale')}</p>` : nothing}
      ${endedAt ? afterwards(world, count) : suggestion ? reasons(world, suggestion, open) : html`<p class="quiet-line">${say('level.noSuggestion')}</p>`}
      ${settled && !endedAt ? html`<div class="acts">
        ${differs && maySet && suggestion.level ? html`<button type="button" class="small ${ripe ? 'primary' : ''}" @click=${() => ask(suggestion.level)}>${say('level.setTo', { level: nameOf(world, suggestion.level) })}</button>` : nothing}
        ${differs && acts.setLevel && !suggestion.kept ? html`<button type="button" class="small" @click=${() => askToKeep(world, incident)}>${say('level.keep')}</button>` : nothing}
        ${acts.setLevel || acts.raiseLevel ? html`<button type="button" class="small" @click=${() => ask()}>${say('level.other')}</button>` : nothing}
      </div>` : nothing}
    </section>`;
}

/**
 * The dialog for the level, with the level that is, the one suggested and the reasons before the eyes. It goes on following them: when
 * somebody else decides while it is open, it says so, and nobody's decision is overruled by one that did not know of it. Whoever agrees with
 * what is suggested finds the rules' own explanation as the reason, to be sent or changed; another level needs a reason of one's own.
 */
export function askAboutLevel(world, incident, suggestion, wanted) {
  const opened = world.incident;
  let known = opened;
  let now = { world, suggestion };
  const hear = ({ view }) => {
    if (view?.incident) now = { world: { ...world, incident: view.incident }, suggestion: view.suggestion };
  };
  const check = ({ level }) => {
    const head = now.world.incident;
    if (level === head.level) return [{ field: 'level', message: say('level.same') }];
    if (isSameDecision(known, head)) return [];
    known = head;
    return [{ field: 'level', message: say('level.askAgain', { level: nameOf(world, head.level), wanted: nameOf(world, level) }) }];
  };
  return askForLevel(world, incident, wanted, {
    check,
    seen: () => known.level,
    ready: { field: 'reason', text: ({ level }) => (level === now.suggestion?.level && level !== now.world.incident.level ? label(now.suggestion.because) ?? '' : '') },
    watch: (changed) => follow(incident, 'wall', (heard) => { hear(heard); changed(); }),
    shown: () => html`${isSameDecision(opened, now.world.incident) ? nothing : meanwhile(now.world, opened)}
      ${standing(now.world, now.suggestion)}${decision(now.world.incident)}${now.suggestion ? reasons(now.world, now.suggestion, undefined, rank(world, now.suggestion.level)) : nothing}`,
  });
}

function isSameDecision(one, other) {
  return (one.level ?? '') === (other.level ?? '') && (one.levelSince ?? '') === (other.levelSince ?? '');
}

function meanwhile(world, opened) {
  const { level, levelBy, levelSince } = world.incident;
  return html`<p class="notice bad" role="alert">${say('level.meanwhile', { level: nameOf(world, level), who: label(levelBy?.name), at: levelSince ? hourMinute(levelSince) : '', before: nameOf(world, opened.level) })}</p>`;
}

/** An incident that has no level yet, and rules that suggest none, agree. */
function saysOther(suggestion, level) {
  return Boolean(suggestion) && (suggestion.level ?? null) !== (level ?? null);
}

/** The level that is, and beside it the other one that the rules suggest. */
function standing(world, suggestion) {
  const { level } = world.incident;
  const differs = saysOther(suggestion, level);
  return html`<p class="level-now"><level-badge level=${level ?? ''}></level-badge>
    ${differs ? html`<span class="arrow" aria-hidden="true">→</span><span class="muted">${say('level.suggested')}</span>${suggestion.level ? html`<level-badge level=${suggestion.level}></level-badge>` : html`<span>${say('level.noneAnyMore')}</span>`}` : nothing}
    ${differs && suggestion.dueAt ? html`<limit-bar .since=${suggestion.since} .due=${suggestion.dueAt}></limit-bar>` : nothing}</p>`;
}

/** Who set the level, when and why. */
function decision({ levelBy, levelSince, levelReason }) {
  return levelSince ? html`<p class="quiet-line">${say('level.setBy', { who: label(levelBy?.name), at: hourMinute(levelSince) })}${levelReason ? say('level.because', { reason: levelReason }) : nothing}</p>` : nothing;
}

/** When the response has ended nobody reckons a level; that people were counted since is said all the same, and loudly. */
function afterwards(world, count) {
  const since = Date.parse(count?.at) > Date.parse(world.incident.endedAt);
  return html`${count?.total > 0 ? html`<p class="gathered ${since ? 'since' : ''}"><b>${label(world.plan.wall?.count?.label)} ${number(count.total)}</b> ${ageOf(count.at)}</p>` : nothing}<p class="quiet-line">${say('level.afterEnd')}</p>`;
}

/** least: the rank from which on a rule speaks for what is suggested; the others stand on the board. */
function reasons(world, suggestion, open, least = -1) {
  const most = Math.max(-1, ...Object.values(suggestion.hits ?? {}).map((hit) => rank(world, hit.level))); // several of them together may suggest more
  const hits = inOrder(suggestion.hits).filter(([, hit]) => rank(world, hit.level) >= Math.min(least, most)).sort(([, a], [, b]) => rank(world, b.level) - rank(world, a.level));
  return html`
    ${suggestion.together ? html`<p class="together">${label(suggestion.together)}</p>` : nothing}
    <ul class="reasons">${hits.map(([id, hit]) => html`
      <li><level-badge level=${hit.level}></level-badge><span>${label(hit.label) || id}</span>
        <span class="figure">${shown(hit.value)}${hit.threshold !== undefined && hit.threshold !== null ? html` <small class="muted">≥ ${shown(hit.threshold)}</small>` : nothing}</span>
        <small class="from">${(hit.records ?? []).slice(0, 3).map((record) => (open ? html`<button type="button" class="link" @click=${() => open(record)}>${record}</button> ` : `${record} `))}</small></li>`)}
    </ul>`;
}

function shown(value) {
  if (typeof value === 'number') return number(value);
  return typeof value === 'object' ? label(value) : String(value ?? '');
}

function nameOf(world, id) {
  const level = world.plan.levels[id];
  return level ? `${level.numeral} ${label(level.name)}` : id ?? t('level.none');
}

function rank(world, id) {
  return world.plan.levels[id]?.rank ?? -1;
}
