// Level band · title and phases · elapsed · clock, live dot and people in place.
import {html, nothing} from 'lit';
import {TickingElement} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {clock, elapsed, hourMinute, ms} from '../i18n/time.js';
import {number} from '../i18n/number.js';
import {clockRate, serverNow} from '../live/freshness.js';
import {actingNow} from '../ui/acting.js';
import {thePlan} from '../ui/plan.js';
import './wall-sound.js';
import './wall-standby.js';

class WallHead extends TickingElement {
  static properties = {
    incident: {attribute: false},
    suggestion: {attribute: false},
    people: {attribute: false},
    now: {attribute: false},
    place: {attribute: false},
    of: {attribute: false},
  };

  render() {
    const i = this.incident;
    return html`
      <header>
        ${this.#level(i)}
        <div class="what">
          <h1>
            ${
              i.demo || document.documentElement.dataset.mode === 'demo'
                ? html`
                    <span class="demo">${t('wall.demo')}</span>
                  `
                : nothing
            }
            <span class="title">${i.title}</span>
            <small>${[i.place, i.affected && t('wall.affected', {n: number(i.affected)}), ...actingNow(i)].filter(Boolean).join(' · ')}</small>
          </h1>
          <phase-strip .phase=${i.phase}></phase-strip>
          ${
            this.now.state === 'stale'
              ? html`
                  <wall-stopped .since=${this.now.since} .heardAt=${this.now.heardAt}></wall-stopped>
                `
              : nothing
          }
        </div>
        ${this.#elapsed(i)}
        <div class="clock">
          <small class="row">
            <live-dot .now=${this.now}></live-dot><wall-sound></wall-sound>
            ${
              clockRate() === 1
                ? nothing
                : html`
                    <span class="speed">×${number(clockRate())}</span>
                  `
            }${
              this.of > 1
                ? html`
                    <span>${t('wall.place', {n: this.place, of: this.of})}</span>
                  `
                : nothing
            }
          </small>
          <b>${clock(serverNow())}</b>
          <small>
            ${i.endedAt ? t('wall.stoodDown') : this.people?.inPlace || i.activatedAt ? t('wall.inPlace', {n: this.people.inPlace, of: this.people.expected}) : t('wall.notCalled')}
          </small>
        </div>
      </header>
    `;
  }

  #level(i) {
    const {levels} = thePlan(),
      level = levels[i.level];
    if (!level)
      return html`
        <div class="level"><span>${t('wall.noLevel')}</span>${this.#suggested(i, levels)}</div>
      `;
    const words = `${label(level.name)} · ${label(level.label)}`;
    return html`
      <div class="level" data-level=${i.level}>
        <b>${level.numeral}</b>
        <span class=${words.length > 16 ? 'long' : ''}>${words}</span>
        <small>${this.#levelSince(i, levels)}</small>
        ${this.#suggested(i, levels)}
      </div>
    `;
  }

  // What the rules would have, up or down, until the leader has answered.
  #suggested({level, endedAt}, levels) {
    const {level: to, kept} = this.suggestion ?? {};
    if (!this.suggestion || endedAt || kept || (to ?? null) === (level ?? null)) return nothing;
    const sign = !level ? '' : (levels[to]?.rank ?? 0) > levels[level].rank ? '▲' : '▼';
    return html`
      <em>${sign} ${t('wall.rulesSay')} ${levels[to] ? html`<i data-level=${to}>${levels[to].numeral} ${label(levels[to].name)}</i>` : t('wall.rulesSayNone')}</em>
    `;
  }

  #levelSince({level, levelFrom, levelSince}, levels) {
    if (!levelSince) return nothing;
    const at = hourMinute(levelSince),
      from = levels[levelFrom];
    if (!from) return t('wall.levelSince', {at});
    return t(levels[level].rank > from.rank ? 'wall.raisedFrom' : 'wall.loweredFrom', {at, from: from.numeral});
  }

  #elapsed(i) {
    const from = i.activatedAt ?? i.openedAt,
      to = i.endedAt ? ms(i.endedAt) : serverNow();
    const what = i.endedAt ? 'wall.ended' : i.activatedAt ? 'wall.sinceActivated' : 'wall.sinceIntake';
    return html`
      <div class="clock">
        <small>${t(what)}</small>
        <b>${elapsed(to - ms(from))}</b>
        <small>${i.endedAt ? t('wall.endedAt', {at: hourMinute(i.endedAt)}) : t('wall.intakeAt', {at: hourMinute(i.openedAt)})}</small>
      </div>
    `;
  }
}
customElements.define('wall-head', WallHead);
