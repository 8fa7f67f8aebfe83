/** Before there is anything to decide: sign in, choose the incident, or why there is nothing. */
import { html, nothing } from 'lit';
import { label } from '../i18n/index.js';
import { signInUrl } from '../post/api.js';
import { say } from '../board/say.js';

export function doorway({ entry, failure, choose }) {
  return html`
    <header class="lead-head"><h1>${say('lead.title')}</h1><language-switch></language-switch></header>
    <main id="main" class="doorway">${failure ? html`<h2>${failure.message}</h2><button type="button" @click=${() => location.reload()}>${say('act.retry')}</button>` : (DOORS[entry?.stage] ?? opening)(entry, choose)}</main>`;
}

const opening = () => html`<p class="quiet-line" role="status">${say('lead.opening')}</p>`;

const DOORS = {
  signIn: () => html`<h2>${say('lead.signIn')}</h2><a class="button primary wide" href=${signInUrl()}>${say('act.signIn')}</a>`,
  away: () => html`<h2>${say('lead.away')}</h2>`,
  none: () => html`<h2>${say('lead.none')}</h2><a class="button wide" href="/">${say('nav.incidents')}</a>`,
  notYours: () => html`<h2>${say('lead.notYours')}</h2><a class="button primary wide" href="/field">${say('lead.toReport')}</a>`,
  choose: ({ incidents }, choose) => html`<h2>${say('lead.choose')}</h2>
    <ul class="orders">${incidents.map((one) => html`<li><button type="button" class="card order-head" @click=${() => choose(one.id)}><span>${label(one.title)}${one.place ? html`<small>${label(one.place)}</small>` : nothing}</span><level-badge level=${one.level ?? ''}></level-badge></button></li>`)}</ul>`,
};
