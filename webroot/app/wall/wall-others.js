// The other incidents, always in sight: level, what it is, how many people, what waits for the leader; and for a while one
// that ended: when, and by whom. .others and .ended are what Rotation tells.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {hourMinute} from '../i18n/time.js';
import {number} from '../i18n/number.js';

const MOST = 4;

class WallOthers extends Element {
  static properties = {others: {attribute: false}, ended: {attribute: false}};

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'complementary');
  }

  willUpdate() {
    this.setAttribute('aria-label', t('wall.alsoOpen'));
  }

  render() {
    const open = this.others ?? [],
      ended = this.ended ?? [],
      shown = [...open, ...ended].slice(0, MOST),
      more = open.length + ended.length - shown.length;
    return html`
      <h2>${t('wall.alsoOpen')}</h2>
      <ol>
        ${repeat(
          shown,
          one => one.id,
          one => (one.endedAt ? this.#over(one) : this.#open(one)),
        )}
      </ol>
      ${more > 0 ? html`<p>${t('wall.more', {n: more})}</p>` : nothing}
    `;
  }

  #open({level, numeral, levelName, title, people, reported, waiting, state}) {
    return html`
      <li data-state=${state}>
        ${numeral ? html`<b class="level" data-level=${level}>${numeral} ${label(levelName)}</b>` : html`<b class="level">${t('wall.noLevel')}</b>`}
        <span class="title">${title ?? '…'}</span>
        <span class="figure">
          ${Number.isFinite(people) ? t('wall.people', {n: number(people)}) : Number.isFinite(reported) ? t('wall.reported', {n: number(reported)}) : t('wall.notCounted')}
        </span>
        <span class="figure ${waiting ? 'waits' : ''}">${waiting ? t('wall.waits', {n: number(waiting)}) : t('wall.waitsNone')}</span>
        ${state === 'stale' ? html`<span class="figure late">${t('wall.stale')}</span>` : nothing}
      </li>
    `;
  }

  #over({title, endedAt, endedBy}) {
    return html`
      <li class="ended">
        <b class="level">${t('wall.over')}</b>
        <span class="title">${title}</span>
        <span class="figure">${t('wall.overBy', {at: hourMinute(endedAt), who: label(endedBy?.name) || '—'})}</span>
      </li>
    `;
  }
}
customElements.define('wall-others', WallOthers);
