/** What became of a command, in a quiet box above the buttons. */
import { html, nothing } from 'lit';
import { say } from './say.js';

export function outcomeBox(outcome, { confirm, edit }) {
  const show = BOXES[outcome?.kind];
  return show ? show(outcome, { confirm, edit }) : nothing;
}

const BOXES = {
  confirm: (outcome, { confirm, edit }) => html`
    <div class="outcome ask" role="alertdialog" aria-label=${say('outcome.really')}>
      <b>${say('outcome.really')}</b>
      ${outcome.messages.map((message) => html`<p>${message}</p>`)}
      <div class="acts">
        <button type="button" class="small primary" @click=${confirm}>${say('outcome.yesSend')}</button>
        <button type="button" class="small" @click=${edit}>${say('outcome.change')}</button>
      </div>
    </div>`,
  refused: (outcome) => html`
    <div class="outcome no" role="alert">
      <b>${outcome.title}</b>
      ${outcome.others?.length > 0 ? html`<ul>${outcome.others.map((message) => html`<li>${message}</li>`)}</ul>` : nothing}
    </div>`,
  lost: (outcome, { edit }) => html`
    <div class="outcome wait" role="status">
      <b>${say('outcome.lost')}</b>
      <p>${say('outcome.lostMore')}</p>
      <button type="button" class="small" @click=${edit}>${say('outcome.stopAndChange')}</button>
    </div>`,
};
