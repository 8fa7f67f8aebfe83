/** Records that this one came from or started, as short lines that open them. */
import { html, nothing } from 'lit';
import { say } from './say.js';
import { label } from '../i18n/index.js';
import { nameOf } from './world.js';
import { stateChip } from './marks.js';

export function linkList(world, title, links, open) {
  const unique = [...new Map(links.map((link) => [link.id, link])).values()];
  if (unique.length === 0) return nothing;
  return html`
    <section class="pane-part">
      <h3>${title}</h3>
      <ul class="links">
        ${unique.map(({ id, field }) => {
          const card = world.records[id];
          const why = field === 'correctionOf' || field === 'correctedBy' ? say(`record.${field}Short`) : nothing;
          return html`<li>
            ${card ? html`<button type="button" class="link" @click=${() => open(id)}><b>${id}</b> ${label(card.title ?? card.line)}</button>` : html`<span>${nameOf(world, id)}</span>`}
            ${why} ${card ? stateChip(world, card) : nothing}</li>`;
        })}
      </ul>
    </section>`;
}
