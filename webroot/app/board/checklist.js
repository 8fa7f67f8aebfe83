/** The group's checklist: what is due next, what is over, what is done. Ticking is a move of the task, like any other. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { label } from '../i18n/index.js';
import { isOpen, personName } from './world.js';
import { formatTime } from './value.js';
import { tasksOf } from './types.js';
import { finishingMove, skippingMove } from './moves.js';
import { askToMove } from './acts.js';
import { dueOf } from './marks.js';
import { say } from './say.js';

const SHORT = 5;

/** The card under the records: the next few open tasks; all of them when it is the whole tab. */
export function checklist({ world, incident, whole, open, showAll }) {
  const tasks = tasksOf(world);
  if (tasks.length === 0) return planned(world, whole);
  const todo = tasks.filter((card) => isOpen(world, card));
  const done = tasks.filter((card) => !isOpen(world, card)).sort((a, b) => (b.stateSince ?? '').localeCompare(a.stateSince ?? ''));
  const shown = whole ? todo : todo.slice(0, SHORT);
  return html`
    <section class="card checklist" aria-labelledby="checklist-title">
      <h2 id="checklist-title">${say('checklist.title')}<span>${done.length} / ${tasks.length}</span></h2>
      <fill-bar .part=${done.length / tasks.length}></fill-bar>
      ${todo.length === 0 ? html`<p class="quiet-line">${say('checklist.allDone')}</p>` : nothing}
      <ul>${repeat(shown, (card) => card.id, (card) => openTask(world, incident, card, open, whole))}</ul>
      ${!whole && todo.length > shown.length ? html`<button type="button" class="link" @click=${showAll}>${say('checklist.more', { n: todo.length - shown.length })}</button>` : nothing}
      ${whole && done.length > 0 ? html`<h3>${say('checklist.done')}</h3><ul>${done.map((card) => doneTask(world, card, open))}</ul>` : nothing}
    </section>`;
}

export function progress(world) {
  const tasks = tasksOf(world);
  return tasks.length === 0 ? '' : `${tasks.filter((card) => !isOpen(world, card)).length}/${tasks.length}`;
}

function openTask(world, incident, card, open, whole) {
  const finish = finishingMove(world, card);
  const skip = skippingMove(world, card);
  const title = label(card.title ?? card.line);
  return html`
    <li class="task">
      <button type="button" class="tick" ?disabled=${!finish} aria-label=${say('checklist.tick', { title })} title=${finish ? label(finish.label) : ''}
        @click=${() => askToMove(world, incident, card, finish)}></button>
      <button type="button" class="link task-title" @click=${() => open(card.id)}>${title}${whole && card.fields?.assignee ? html` <small>${personName(world, card.fields.assignee)}</small>` : nothing}</button>
      ${card.dueAt ? dueOf(card.dueAt) : html`<span class="dim">${say('checklist.ongoing')}</span>`}
      ${skip ? html`<button type="button" class="quick skip-task" aria-label=${say('checklist.skip', { title })} @click=${() => askToMove(world, incident, card, skip)}>${label(skip.label)}</button>` : nothing}
    </li>`;
}

function doneTask(world, card, open) {
  const state = world.plan.records[card.type]?.states?.[card.state];
  const skipped = state?.tone !== 'good';
  return html`
    <li class="task done">
      <span class="ticked" aria-hidden="true">${skipped ? '⤼' : '✓'}</span>
      <button type="button" class="link task-title" @click=${() => open(card.id)}>${label(card.title ?? card.line)}${card.fields?.result ? html` <small>${card.fields.result}</small>` : nothing}</button>
      <span class="dim">${skipped ? html`${label(state?.label)} · ` : nothing}${formatTime(card.stateSince ?? card.createdAt)}</span>
    </li>`;
}

/** Before the plan is activated there are no tasks yet: what will be due is shown, not an empty box. */
function planned(world, whole) {
  const items = world.plan.checklists?.[world.group] ?? [];
  if (items.length === 0) return nothing;
  const shown = whole ? items : items.slice(0, SHORT);
  return html`
    <section class="card checklist" aria-labelledby="checklist-title">
      <h2 id="checklist-title">${say('checklist.title')}<span>${say('checklist.afterActivation')}</span></h2>
      <ul>${shown.map((item) => html`
        <li class="task planned"><span class="tick" aria-hidden="true"></span><span>${label(item.title)}</span>
          <span class="dim">${item.due ? say('checklist.minutesAfter', { n: item.due }) : say('checklist.ongoing')}</span></li>`)}</ul>
    </section>`;
}
