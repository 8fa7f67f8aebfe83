/**
 * One dialog for every act that asks for something before it is sent: its fields, the server's problems at them, "really?".
 * show({world, incident, subject, title, about, shown, fields, more, values, begin, act, danger, body, atOnce, look, check, placeOf, watch}) resolves with the
 * answer, or null when it was put aside. `values` stand in an untouched form, `begin` always. What was typed is kept and found again the next time.
 * `more` are fields that the act takes and is sometimes refused without: then they are asked for. check(values) finds [{field, message}] beyond the bounds of the fields; placeOf(path, values) says which field of the form a field of the command is. send(incident, body) sends it where it is no command like the others.
 * `ready` {field, text(values)} offers a field ready written: it follows text(values) as long as nobody types into it.
 * What is `shown` may be a function, asked anew at each change that watch(changed) tells of; watch returns the way to stop.
 */
import { html, nothing } from 'lit';
import { Element } from '../ui/element.js';
import { say } from './say.js';
import { Draft } from './draft.js';
import { Sender, sorted } from './sender.js';
import { check, stillWrong } from './form/check.js';
import { problemText } from './form/bounds.js';
import { defaultsOf, fieldsToSend } from './form/values.js';
import { outcomeBox } from './outcome-box.js';
import './form/field-form.js';
import './held-note.js';

export function show(request) {
  const dialog = document.querySelector('act-dialog') ?? document.body.appendChild(document.createElement('act-dialog'));
  return dialog.ask(request);
}

class ActDialog extends Element {
  static properties = { request: { state: true }, values: { state: true }, problems: { state: true }, outcome: { state: true } };

  #draft;
  #sender;
  #settle = () => {};
  #unwatch;
  #typedOver = false;

  async ask(request) {
    this.#settle(null);
    this.#sender?.stop();
    this.#draft = new Draft(request.world.me.account, request.incident, request.subject);
    this.#sender = new Sender(request.incident, this.#draft, (outcome) => this.#hear(outcome), request.send);
    this.request = request;
    const kept = this.#draft.read()?.values;
    this.#typedOver = Boolean(kept?.[request.ready?.field]);
    this.values = this.#offered({ ...(kept ?? { ...defaultsOf(request.fields), ...request.values }), ...request.begin });
    this.problems = [];
    this.outcome = null;
    this.#unwatch?.();
    this.#unwatch = request.watch?.(() => {
      this.values = this.#offered(this.values);
      this.requestUpdate();
    });
    const answered = new Promise((resolve) => { this.#settle = resolve; });
    if (request.atOnce) this.#send();
    else await this.#show();
    return answered;
  }

  render() {
    const { request } = this;
    if (!request) return nothing;
    const busy = this.outcome?.kind === 'sending' || this.outcome?.kind === 'lost';
    return html`
      <dialog class="act-dialog ${request.look ?? ''}" aria-labelledby="act-title" @close=${() => this.#closed()} @cancel=${() => this.#closed()}>
        <form novalidate @submit=${this.#submit} @keydown=${this.#keys}>
          <h2 id="act-title">${request.title}</h2>
          ${request.about ? html`<p class="act-about">${request.about}</p>` : nothing}
          ${(typeof request.shown === 'function' ? request.shown() : request.shown) ?? nothing}
          <field-form .world=${request.world} .fields=${request.fields} .record=${request.record} .values=${this.values} .problems=${this.problems} .locked=${busy} @values=${this.#typed}></field-form>
          <held-note></held-note>
        ${outcomeBox(this.outcome, { confirm: () => this.#send(this.outcome.codes), edit: () => this.#giveUpWaiting() })}
          <footer class="pane-acts">
            ${this.outcome?.kind === 'confirm' ? nothing : html`<button type="submit" class="${request.danger ? 'danger' : 'primary'}" ?disabled=${busy}>${request.act}</button>`}
            <button type="button" @click=${() => this.#dialog()?.close()}>${say('act.cancel')}</button>
          </footer>
        </form>
      </dialog>`;
  }

  async #show() {
    await this.updateComplete;
    const dialog = this.#dialog();
    if (dialog && !dialog.open) dialog.showModal();
    this.querySelector('field-form')?.focusFirst();
  }

  #dialog() {
    return this.querySelector('dialog');
  }

  #typed = (event) => {
    this.problems = stillWrong(this.problems, this.values, event.detail);
    const field = this.request.ready?.field;
    this.#typedOver ||= (event.detail[field] ?? '') !== (this.values[field] ?? '');
    this.values = this.#offered(event.detail);
    this.#draft.keep({ values: field && !this.#typedOver ? { ...this.values, [field]: undefined } : this.values });
  };

  #offered(values) {
    const { ready } = this.request;
    return ready && !this.#typedOver ? { ...values, [ready.field]: ready.text(values) } : values;
  }

  #submit = (event) => {
    event.preventDefault();
    this.problems = [...check(this.request.fields, this.values).map((problem) => ({ ...problem, message: problemText(problem) })), ...(this.request.check?.(this.values) ?? [])];
    if (this.problems.length > 0) this.updateComplete.then(() => this.querySelector('field-form').focusProblem());
    else this.#send();
  };

  #send(confirm) {
    const body = this.request.body(fieldsToSend(this.request.fields, this.values));
    this.#sender.send(confirm ? { ...body, confirm } : body);
  }

  /** An act that was sent at once shows its dialog only when there is something to say. */
  #hear(outcome) {
    if (outcome.kind === 'refused') this.#askMore(outcome.errors);
    this.outcome = outcome.kind === 'refused' ? sorted(this.#placed(outcome), Object.keys(this.request.fields)) : outcome;
    if (outcome.kind === 'accepted') {
      this.#draft.clear();
      this.#settle(outcome.answer);
      this.#dialog()?.close();
      return;
    }
    if (outcome.kind === 'refused') this.problems = this.outcome.atFields;
    if (outcome.kind !== 'sending') this.#show().then(() => outcome.kind === 'refused' && this.querySelector('field-form')?.focusProblem());
  }

  #askMore(errors) {
    const named = Object.entries(this.request.more ?? {}).filter(([name]) => errors.some((error) => error.field === name));
    if (named.length > 0) this.request = { ...this.request, fields: { ...this.request.fields, ...Object.fromEntries(named) } };
  }

  #placed(outcome) {
    const { placeOf } = this.request;
    return placeOf ? { ...outcome, errors: outcome.errors.map((error) => ({ ...error, field: placeOf(error.field, this.values) })) } : outcome;
  }

  #giveUpWaiting() {
    this.#sender.stop();
    this.outcome = null;
  }

  #closed() {
    this.#sender?.stop();
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#settle(null);
    this.request = null;
  }

  #keys = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event);
  };
}

customElements.define('act-dialog', ActDialog);
