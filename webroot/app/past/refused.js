// An address may ask for a moment that there is not: what is wrong with it, and where one may go instead. Never another moment unasked.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {onLanguage, t} from '../i18n/index.js';
import {full, ms} from '../i18n/time.js';
import {clockRate, serverNow} from '../live/freshness.js';
import {get} from '../post/api.js';
import {usePlan} from '../ui/plan.js';
import './words.js';

const AHEAD_MS = 60_000; // a clock that is a little fast asks for no future

/** Shows in place of the page why the moment that its address asks for cannot be shown. Resolves to whether it did. */
export async function refused(incident) {
  const wish = new URLSearchParams(location.search).get('at') ?? '',
    at = Date.parse(wish);
  const known = incident ? await rangeOf(incident) : undefined;
  if (incident && !known) return false; // the page itself says what is the matter
  const why = !incident ? 'which' : !Number.isFinite(at) ? 'unread' : at > serverNow() + AHEAD_MS * clockRate() ? 'future' : at < known.from ? 'before' : undefined;
  if (!why) return false;
  document.documentElement.classList.remove('past');
  document.body.replaceChildren(Object.assign(document.createElement('past-refused'), {why, wish, at, known}));
  return true;
}

/** {from, to}: of the incident's opening and its newest event, epoch ms. */
async function rangeOf(incident) {
  const about = `/api/incidents/${encodeURIComponent(incident)}`,
    then = encodeURIComponent(new Date(serverNow()).toISOString());
  try {
    const [plan, {from, to}] = await Promise.all([get(`${about}/plan`), get(`${about}/views/log?at=${then}`)]);
    usePlan(plan);
    return {from: ms(from), to: ms(to)};
  } catch {
    return undefined;
  }
}

class PastRefused extends Element {
  static properties = {why: {attribute: false}, wish: {attribute: false}, at: {attribute: false}, known: {attribute: false}};

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'main');
    onLanguage(() => this.requestUpdate());
  }

  render() {
    const {why, wish, at, known} = this,
      nearest = known && (why === 'before' ? known.from : known.to);
    return html`
      <h1>${t(`past.no.${why}`, {wish: wish.slice(0, 40), at: Number.isFinite(at) ? full(at) : '', now: full(serverNow()), from: known ? full(known.from) : ''})}</h1>
      ${why === 'unread' ? html`<p>${t('past.no.write', {example: new Date(known.to).toISOString()})}</p>` : nothing}
      <p class="ways">
        <a class="button" href=${why === 'which' ? '/' : location.pathname}>${t(why === 'which' ? 'past.no.choose' : 'past.now')}</a>
        ${nearest ? html`<a class="button" href="?at=${encodeURIComponent(new Date(nearest).toISOString())}">${t('past.no.nearest', {at: full(nearest)})}</a>` : nothing}
      </p>
      <language-switch></language-switch>`;
  }
}
customElements.define('past-refused', PastRefused);
