/** What happened last in a group, newest first, and the way to the whole log. */
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { logLine, newestFirst } from './log-line.js';
import { addressOf } from './place.js';
import { say } from './say.js';

export function logCard({ entries, open, world, place, go }) {
  const list = newestFirst(entries);
  return html`
    <section class="log-side" aria-labelledby="log-title">
      <h2 id="log-title">${say('log.title')}</h2>
      ${list.length === 0 ? html`<p class="quiet-line">${say('log.none')}</p>` : html`<ol class="log">${repeat(list, ([seq]) => seq, ([, entry]) => logLine(entry, open, world, false))}</ol>`}
      <a class="link" href=${addressOf({ incident: place.incident, group: 'log', state: filterOf(world) })} @click=${(event) => go(event, { group: 'log', state: filterOf(world) })}>${say('log.whole')}</a>
    </section>`;
}

/** Command follows everybody. */
function filterOf(world) {
  return world.plan.groups[world.group]?.kind === 'command' ? '' : world.group;
}
