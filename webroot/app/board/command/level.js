/** The level that is and the one that the rules suggest, each rule with its value, threshold and the records it used. */
import { html, nothing } from 'lit';
import { label } from '../../i18n/index.js';
import { inOrder } from '../../ui/plan.js';
import { number } from '../../i18n/number.js';
import { ageOf } from '../marks.js';
import { askForLevel, askToKeep } from './command-acts.js';
import { say } from '../say.js';

export function levelCard({ world, incident, suggestion, open, settled = true }) {
  const { level, levelSince } = world.incident;
  const acts = world.plan.acts ?? {};
  const higher = suggestion && rank(world, suggestion.level) > rank(world, level);
  const maySet = acts.setLevel || (acts.raiseLevel && higher);
  const differs = suggestion && suggestion.level !== level;
  return html`
    <section class="card level-card ${differs ? 'differs' : ''}" aria-labelledby="level-title">
      <h2 id="level-title">${say('level.title')}<span>${levelSince ? ageOf(levelSince) : nothing}</span></h2>
      <p class="level-now"><level-badge level=${level ?? ''}></level-badge>
        ${differs ? html`<span class="arrow" aria-hidden="true">→</span><span class="sr">${say('level.suggested')}</span><level-badge level=${suggestion.level}></level-badge>` : nothing}
        ${differs && suggestion.dueAt ? html`<limit-bar .since=${suggestion.since} .due=${suggestion.dueAt}></limit-bar>` : nothing}</p>
      ${differs && suggestion.kept ? html`<p class="quiet-line">${say('level.kept')}</p>` : nothing}
      ${differs && suggestion.repeated > 0 && !suggestion.kept ? html`<p class="notice" role="alert">${say('level.repeated', { n: suggestion.repeated })}</p>` : nothing}
      ${suggestion?.stale ? html`<p class="notice">${say('level.stale')}</p>` : nothing}
      ${suggestion ? reasons(world, suggestion, open) : html`<p class="quiet-line">${say('level.noSuggestion')}</p>`}
      ${settled ? html`<div class="acts">
        ${differs && maySet && suggestion.level ? html`<button type="button" class="small primary" @click=${() => askForLevel(world, incident, suggestion.level)}>${say('level.setTo', { level: nameOf(world, suggestion.level) })}</button>` : nothing}
        ${differs && acts.setLevel && !suggestion.kept ? html`<button type="button" class="small" @click=${() => askToKeep(world, incident)}>${say('level.keep')}</button>` : nothing}
        ${acts.setLevel || acts.raiseLevel ? html`<button type="button" class="small" @click=${() => askForLevel(world, incident)}>${say('level.other')}</button>` : nothing}
      </div>` : nothing}
    </section>`;
}

function reasons(world, suggestion, open) {
  const hits = inOrder(suggestion.hits).sort(([, a], [, b]) => rank(world, b.level) - rank(world, a.level));
  return html`
    <ul class="reasons">${hits.map(([id, hit]) => html`
      <li><level-badge level=${hit.level}></level-badge><span>${label(hit.label) || id}</span>
        <span class="figure">${shown(hit.value)}${hit.threshold !== undefined && hit.threshold !== null ? html` <small class="muted">≥ ${shown(hit.threshold)}</small>` : nothing}</span>
        <small class="from">${(hit.records ?? []).slice(0, 3).map((record) => html`<button type="button" class="link" @click=${() => open(record)}>${record}</button> `)}</small></li>`)}
    </ul>`;
}

function shown(value) {
  if (typeof value === 'number') return number(value);
  return typeof value === 'object' ? label(value) : String(value ?? '');
}

function nameOf(world, id) {
  const level = world.plan.levels[id];
  return level ? `${level.numeral} ${label(level.name)}` : id;
}

function rank(world, id) {
  return world.plan.levels[id]?.rank ?? -1;
}
