/** What became of a command, in a quiet box above the buttons. Each reason once, with a way to the records that are meant. */
import { html, nothing } from 'lit';
import { say } from './say.js';

export function outcomeBox(outcome, { confirm, edit }) {
  const show = BOXES[outcome?.kind];
  return show ? show(outcome, { confirm, edit }) : nothing;
}

/** What the first receiver wrote is on command's board, and no record. */
const wayTo = (id) => (id === 'intake' ? html` <span>${say('intake.title')}</span>` : html` <a href="?${new URLSearchParams({ record: id })}">${id}</a>`);

const BOXES = {
  confirm: (outcome, { confirm, edit }) => html`
    <div class="outcome ask" role="alertdialog" aria-label=${say('outcome.really')}>
      <b>${say('outcome.really')}</b>
      ${outcome.messages.map((message) => html`<p>${message}</p>`)}
      ${outcome.records?.length ? html`<p>${outcome.records.map(wayTo)}</p>` : nothing}
      <div class="acts">
        <button type="button" class="small primary" @click=${confirm}>${say('outcome.yesSend')}</button>
        <button type="button" class="small" @click=${edit}>${say('outcome.change')}</button>
      </div>
    </div>`,
  refused: (outcome) => (outcome.atFields?.length > 0 && outcome.others?.length === 0 ? nothing : html`
    <div class="outcome no" role="alert">
      ${outcome.others?.length > 0
        ? html`<ul>${outcome.others.map((error) => html`<li>${error.message}${(error.records ?? []).map(wayTo)}</li>`)}</ul>`
        : html`<b>${outcome.title}</b>`}
    </div>`),
  lost: (outcome, { edit }) => html`
    <div class="outcome wait" role="status">
      <b>${say('outcome.lost')}</b>
      <p>${say('outcome.lostMore')}</p>
      <button type="button" class="small" @click=${edit}>${say('outcome.stopAndChange')}</button>
    </div>`,
};
