/**
 * One place on the picture of the site: who is there, in which mood, how old that is, and the plan's signs. While the picture is
 * arranged it is dragged, or moved by the keys.
 * at         {x, y, width?, height?} (arrangement.js)
 * place      of the view: {name, signs}.  figures  of the view's count: {count, at, staleAt, mood}; none: nobody counted
 * arranging  fires "moved" {at}, "taken"; else "look"
 */
import { html, nothing } from 'lit';
import { TickingElement } from '../../ui/element.js';
import { scaleOf, valueLabel } from '../../ui/plan.js';
import { label } from '../../i18n/index.js';
import { number } from '../../i18n/number.js';
import { ageOf, isPast, moodAge } from '../marks.js';
import { byKey, moved, resized } from './arrangement.js';
import { say } from '../say.js';

class SitePlace extends TickingElement {
  static properties = { at: { attribute: false }, place: { attribute: false }, figures: { attribute: false }, site: { attribute: false }, unit: { attribute: false }, arranging: { attribute: false } };

  #drag;

  willUpdate() {
    const { x, y, width, height } = this.at;
    this.style.left = `${x}%`;
    this.style.top = `${y}%`;
    this.style.width = width ? `${width}%` : '';
    this.style.height = height ? `${height}%` : '';
    this.toggleAttribute('mark', !width);
    this.dataset.state = !this.figures?.at ? 'unknown' : isPast(this.figures.staleAt) ? 'stale' : 'fresh';
    this.dataset.step = this.#moods().length - this.#moods().indexOf(this.figures?.mood);
    if (!this.figures?.mood) this.dataset.step = '';
  }

  render() {
    const { figures, place } = this;
    return html`
      <button type="button" class="place" aria-describedby=${this.arranging ? 'site-keys' : nothing} @click=${() => !this.arranging && this.#fire('look')}
        @keydown=${this.#keys} @pointerdown=${(event) => this.#begin(event, moved)} @pointermove=${this.#move} @pointerup=${this.#end} @pointercancel=${this.#end}>
        <span class="place-says">
          <span class="place-name">${label(place.name)}</span>
          <span class="place-people"><b>${figures?.at ? number(figures.count) : '—'}</b> ${figures?.at ? html`<small>${label(this.unit)}</small>` : nothing}</span>
          ${figures?.or === undefined ? nothing : html`<span class="disputed">${say('zones.or', { n: number(figures.or) })}</span>`}
          ${figures?.mood ? html`<span class="place-mood"><span aria-hidden="true">${this.#moods().map((value, index) => html`<i class=${index <= this.#moods().indexOf(figures.mood) ? 'on' : ''}></i>`)}</span>${valueLabel(figures.mood)}${moodAge(figures)}</span>` : nothing}
          <span class="place-age">${!figures?.at ? say('zones.notCounted') : html`${this.dataset.state === 'stale' ? html`<b>${say('site.stale')}</b> · ` : nothing}${ageOf(figures.at)}`}</span>
          ${this.#signs()}
        </span>
      </button>
      ${this.arranging && this.at.width ? html`<i class="grip" aria-hidden="true" @pointerdown=${(event) => this.#begin(event, resized)} @pointermove=${this.#move} @pointerup=${this.#end} @pointercancel=${this.#end}></i>` : nothing}`;
  }

  #moods() {
    return Object.keys(scaleOf(this.figures?.mood));
  }

  #signs() {
    return Object.keys(this.place.signs ?? {}).filter((id) => this.site.signs[id])
      .map((id) => html`<span class="place-sign" data-tone=${this.site.signs[id].tone}>${label(this.site.signs[id].say)}</span>`);
  }

  #begin(event, how) {
    if (!this.arranging || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    this.querySelector('.place').focus({ preventScroll: true });
    const frame = this.parentElement.getBoundingClientRect();
    this.#drag = { from: this.at, how, x: event.clientX, y: event.clientY, frame };
  }

  #move = (event) => {
    if (!this.#drag) return;
    const { from, how, x, y, frame } = this.#drag;
    this.#fire('moved', { at: how(from, (100 * (event.clientX - x)) / frame.width, (100 * (event.clientY - y)) / frame.height) });
  };

  #end = () => {
    this.#drag = undefined;
  };

  #keys = (event) => {
    if (!this.arranging) return;
    const at = byKey(this.at, event), gone = event.key === 'Delete' || event.key === 'Backspace';
    if (!at && !gone) return;
    event.preventDefault();
    event.stopPropagation();
    this.#fire(gone ? 'taken' : 'moved', { at });
  };

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('site-place', SitePlace);
