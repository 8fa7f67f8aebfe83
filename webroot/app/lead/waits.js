/** The first page: what stands still until the leader decides, the worst first; before the plan runs, how it begins. */
import { html, nothing } from 'lit';
import { waiting } from '../board/waiting.js';
import { checkInButton } from '../board/command/check-in.js';
import { answerButtons } from '../board/command/muster.js';
import { commandPanel } from '../board/command/panel.js';

export function waits({ world, incident, view, wall, me, all, showAll, open, go }) {
  const begins = !world.incident.activatedAt;
  const own = { world, incident, group: world.group, me };
  return html`
    ${waiting({ world, incident, view, wall, me, all, showAll, open, go })}
    ${begins ? nothing : html`<p class="acts">${answerButtons({ ...own, muster: view.muster })}${checkInButton(own)}</p>`}
    ${begins ? commandPanel({ world, incident, wall, view, open }) : nothing}`;
}
