// Drag along an incident: <time-bar .past .incident>, at the foot of a wall or a board that shows the past.
import {html, nothing} from 'lit';
import {TickingElement} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {full, hourMinute} from '../i18n/time.js';
import {inOrder, groupShort, thePlan} from '../ui/plan.js';
import {serverNow} from '../live/freshness.js';
import './moments.js';
import './words.js';

const MINUTE = 60_000,
  JUMP = 5 * MINUTE,
  RATES = [1, 5, 20, 60],
  USUAL = 20;

class TimeBar extends TickingElement {
  static properties = {past: {attribute: false}, incident: {}, rate: {state: true}, other: {state: true}};
  #stop;

  constructor() {
    super();
    this.rate = USUAL;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = this.past.onChange(() => this.requestUpdate());
    addEventListener('keydown', this.#keys);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
    removeEventListener('keydown', this.#keys);
  }

  get #now() {
    return this.past.rate ? Math.min(serverNow(), this.past.to || Infinity) : this.past.at;
  }

  render() {
    const {past} = this,
      at = this.#now,
      playing = past.rate > 0;
    return html`<section class="bar" aria-label=${t('past.title')}>
        <strong>${t('past.title')}</strong>
        <button type="button" class="back" aria-label=${t('past.back')} @click=${() => past.go(at - JUMP)}>−5</button>
        <button type="button" class="play" aria-pressed=${playing} @click=${() => past.play(playing ? 0 : this.rate)}>${t(playing ? 'past.pause' : 'past.play')}</button>
        <button type="button" class="forward" aria-label=${t('past.forward')} @click=${() => past.go(at + JUMP)}>+5</button>
        <select aria-label=${t('past.rate')} @change=${event => this.#setRate(Number(event.target.value))}>
          ${RATES.map(rate => html`<option value=${rate} ?selected=${rate === this.rate}>${rate}×</option>`)}
        </select>
        <output title=${full(at)}>${full(at)}</output>
        <div class="slide">
          <input
            type="range"
            aria-label=${t('past.drag')}
            aria-valuetext=${full(at)}
            min=${past.from || at}
            max=${past.to || at}
            step="1000"
            .value=${String(at)}
            @input=${event => past.go(Number(event.target.value))}
          />
          <ol aria-hidden="true">
            ${past.marks.map(mark => html`<li title=${`${hourMinute(mark.at)} ${label(mark.text)}`} .part=${this.#part(mark.at)}></li>`)}
          </ol>
        </div>
        <button type="button" class="compare" @click=${() => this.#compare()}>${this.other === undefined ? t('past.mark') : t('past.compare', {at: hourMinute(this.other)})}</button>
        ${this.other === undefined ? nothing : html`<button type="button" class="unmark" aria-label=${t('past.unmark')} @click=${() => (this.other = undefined)}>×</button>`}
        ${this.#elsewhere(at)}
        <a class="now" href=${location.pathname}>${t('past.now')}</a>
      </section>
      <two-moments .past=${past}></two-moments>`;
  }

  updated() {
    for (const mark of this.querySelectorAll('.slide li')) mark.style.setProperty('inset-inline-start', `${mark.part * 100}%`);
  }

  // The same moment on the wall, or on the board of a group.
  #elsewhere(at) {
    const wall = `/wall/${encodeURIComponent(this.incident)}`,
      query = `?at=${encodeURIComponent(new Date(at).toISOString())}`;
    if (!location.pathname.startsWith('/wall/')) return html`<a href=${wall + query}>${t('past.wall')}</a>`;
    const [first] = inOrder(thePlan()?.groups ?? {}).find(([, group]) => group.kind !== 'working') ?? [];
    return first ? html`<a class="board" title=${groupShort(first)} href=${`/incidents/${encodeURIComponent(this.incident)}/${first}${query}`}>${t('past.boards')}</a>` : nothing;
  }

  #part(at) {
    const {from, to} = this.past;
    return to > from ? Math.min(1, Math.max(0, (at - from) / (to - from))) : 0;
  }

  #setRate(rate) {
    this.rate = rate;
    if (this.past.rate) this.past.play(rate);
  }

  #compare() {
    if (this.other === undefined) this.other = this.#now;
    else this.querySelector('two-moments').show(Math.min(this.other, this.#now), Math.max(this.other, this.#now));
  }

  // Where nothing else wants the key.
  #keys = event => {
    if (event.target.closest?.('input, textarea, select, dialog, button, a, summary') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowLeft') this.past.go(this.#now - MINUTE);
    else if (event.key === 'ArrowRight') this.past.go(this.#now + MINUTE);
    else if (event.key === ' ') this.past.play(this.past.rate ? 0 : this.rate);
    else return;
    event.preventDefault();
  };
}
customElements.define('time-bar', TimeBar);
