/**
 * What waits for the leader in the other incidents: a leader who looks at one must not miss that another has come. Asked for every few
 * seconds, as the list of incidents is; one tap leads there.
 */
import { html, nothing } from 'lit';
import { get } from '../post/api.js';
import { ms } from '../i18n/time.js';
import { say } from '../board/say.js';

const LOOK_EVERY_MS = 4_000;

export class Others {
  #tell;
  #timer = 0;

  /** tell(incidents): every incident that is not closed, as the list says it: {id, title, level, waiting, endedAt, …}. */
  constructor(tell) {
    this.#tell = tell;
  }

  start() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), LOOK_EVERY_MS);
  }

  async #look() {
    try {
      const { incidents } = await get('/api/incidents', { stay: true });
      this.#tell(Object.values(incidents).filter((one) => !one.closed));
    } catch {
      // What was told last stands; that nothing comes is said by the incident shown.
    }
    this.start();
  }
}

/** The other incidents that run, and those that ended where something waits again; what waits most comes first. */
export function othersOf(incidents, shown) {
  return (incidents ?? []).filter((one) => one.id !== shown && (!one.endedAt || one.waiting > 0))
    .sort((a, b) => (b.critical ?? 0) - (a.critical ?? 0) || (b.waiting ?? 0) - (a.waiting ?? 0) || ms(b.openedAt) - ms(a.openedAt));
}

/** mine: how much waits in the incident shown. */
export function othersStrip({ others, mine, held, go }) {
  if (others.length === 0) return nothing;
  const all = others.reduce((sum, one) => sum + (one.waiting ?? 0), mine);
  return html`
    <section class="elsewhere" aria-label=${say('lead.others')}>
      <h2>${say('lead.others')}<span>${say('lead.waitAll', { n: all })}</span></h2>
      <ul>${others.map((one) => html`<li><button type="button" class=${one.waiting > 0 ? 'waits' : ''} ?disabled=${Boolean(held)} @click=${() => go(one.id)}>
        <level-badge level=${one.level ?? ''}></level-badge><span>${one.title ?? one.id}</span><b>${one.waiting > 0 ? say('lead.waitThere', { n: one.waiting }) : say('lead.waitNone')}</b></button></li>`)}</ul>
    </section>`;
}
