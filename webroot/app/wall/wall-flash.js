// What concerns everybody takes the screen for a few seconds: the plan activated, the end, a change of level. A critical record takes
// its lower edge: the figures and what waits for a decision stay in sight.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {clock, ms} from '../i18n/time.js';
import {clockHeld, clockRate, clockStands, serverNow} from '../live/freshness.js';
import {ring} from '../ui/alarm.js';
import {groupLabel, thePlan} from '../ui/plan.js';

const SHOWN_MS = 8_000;

class WallFlash extends Element {
  static properties = {key: {attribute: false}, flash: {attribute: false}, incident: {attribute: false}};
  #key;
  #seq;
  #level;
  #event = null;
  #timer = 0;

  // In a replay only what it plays through is news: whoever drags to a moment finds no takeover of it.
  // What was there when this wall was switched on, or when the rotation came round, is not news unless it is seconds old.
  willUpdate() {
    const first = this.#key !== this.key,
      {flash, incident} = this;
    if (clockStands()) this.#away();
    else if (flash && flash.seq !== this.#seq && ((!first && !clockHeld()) || serverNow() - ms(flash.at) < SHOWN_MS * clockRate()))
      this.#take(flash.kind === 'levelSet' ? {...newLevel(incident, incident.levelFrom), seq: flash.seq} : flash);
    else if (first ? this.#raisedJustNow(incident) : incident.level !== this.#level && (!clockHeld() || this.#raisedJustNow(incident)))
      this.#take(newLevel(incident, first ? incident.levelFrom : this.#level));
    this.#key = this.key;
    this.#seq = flash?.seq;
    this.#level = incident.level;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #raisedJustNow({levelFrom, levelSince}) {
    return levelFrom && levelSince && serverNow() - ms(levelSince) < SHOWN_MS * clockRate();
  }

  #away() {
    clearTimeout(this.#timer);
    this.#event = null;
  }

  #take(event) {
    this.#event = event;
    if (event.seq && event.kind !== 'responseEnded') ring([{id: `${this.key}/${event.seq}`, times: 1}]);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#event = null;
      this.requestUpdate();
    }, SHOWN_MS);
  }

  render() {
    if (!this.#event) return nothing;
    return this.#event.kind === 'level' ? this.#newLevel(this.#event) : this.#critical(this.#event);
  }

  #critical({kind, text, group, by, at}) {
    const ended = kind === 'responseEnded';
    return html`
      <div class="takeover ${kind === 'recordPosted' ? 'band' : ''}" role="alert" data-level=${ended ? 'blue' : 'red'}>
        <p class="title">${this.incident.title}</p>
        <p class="kind">${t(ended ? 'wall.flashEnd' : 'wall.flash')}</p>
        <strong>${label(text)}</strong>
        <p class="who">
          ${
            group
              ? html`
                  <group-mark .group=${group}></group-mark>
                `
              : nothing
          }
          <span>${[groupLabel(group), label(by?.name), clock(at)].filter(Boolean).join(' · ')}</span>
        </p>
      </div>
    `;
  }

  // From which level to which, why, by whom, when.
  #newLevel({from, level, at, by, reason}) {
    const {levels} = thePlan(),
      to = levels[level],
      before = levels[from];
    if (!to) return nothing;
    const how = !before ? 'wall.setTo' : to.rank > before.rank ? 'wall.raisedTo' : 'wall.loweredTo';
    return html`
      <div class="takeover whole" role="alert" data-level=${level}>
        <p class="title">${this.incident.title}</p>
        <p class="kind">${t('wall.flashLevel')}</p>
        <b class="numeral">${to.numeral}</b>
        <strong>${t(how, {from: before ? `${before.numeral} ${label(before.name)}` : '', level: `${to.numeral} ${label(to.name)} · ${label(to.label)}`})}</strong>
        ${reason ? html`<p class="why">${reason}</p>` : nothing}
        <p class="who"><span>${[label(by?.name), clock(at ?? serverNow())].filter(Boolean).join(' · ')}</span></p>
      </div>
    `;
  }
}
customElements.define('wall-flash', WallFlash);

const newLevel = ({level, levelSince, levelBy, levelReason}, from) => ({
  kind: 'level',
  from,
  level,
  at: levelSince,
  by: levelBy,
  reason: levelReason,
});
