// Where a code is typed: digits on a phone's keyboard, offered by the phone itself where it can. hint: what else may be typed.
import {html, nothing} from 'lit';

export const codeField = ({label, hint, problem, digits = true}) => html`<div class="field">
  <label for="second-code">${label}</label>
  <input
    id="second-code"
    autocomplete="one-time-code"
    inputmode=${digits ? 'numeric' : 'text'}
    autocapitalize="characters"
    spellcheck="false"
    maxlength="40"
    aria-invalid=${problem ? 'true' : nothing}
    aria-describedby="second-problem second-hint" />
  <p class="error" id="second-problem" role="alert">${problem ? (problem.fields?.code ?? problem.message) : nothing}</p>
  <p class="muted small" id="second-hint">${hint ?? nothing}</p>
</div>`;
