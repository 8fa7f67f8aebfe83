// "Open an incident": the intake items of the plan, the required ones first. The server checks; this form only shows.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {post} from '../post/api.js';
import {commandGroup, inOrder} from '../ui/plan.js';
import {IntakeDraft} from './intake-draft.js';
import {intakeField} from './intake-field.js';

class OpenIncident extends Element {
  static properties = {fields: {attribute: false}, busy: {state: true}, problem: {state: true}};
  #draft = new IntakeDraft();

  open() {
    this.querySelector('dialog').showModal();
    this.querySelector('input, textarea')?.focus();
  }

  render() {
    const all = inOrder(this.fields),
      first = all.filter(([, f]) => f.required),
      more = all.filter(([, f]) => !f.required && !f.computed);
    const labels = Object.fromEntries(all.map(([name, f]) => [name, label(f.label)]));
    return html`
      <dialog aria-labelledby="open-heading">
        <form novalidate @submit=${event => this.#submit(event)}>
          <header>
            <div>
              <h2 id="open-heading">${t('intake.title')}</h2>
              <p class="muted">${t('intake.lead')}</p>
            </div>
            <button type="button" class="quiet" aria-label=${t('act.close')} @click=${this.#close}>✕</button>
          </header>
          <div class="body">
            <problem-list .problem=${this.problem} .labels=${labels} prefix="intake-"></problem-list>
            ${first.map(([name, field]) => this.#field(name, field))}
            ${
              more.length
                ? html`
                    <details ?open=${more.some(([name]) => name in this.#draft.values || this.problem?.fields[name])}>
                      <summary>${t('intake.more')}</summary>
                      <div class="more">${more.map(([name, field]) => this.#field(name, field))}</div>
                    </details>
                  `
                : nothing
            }
          </div>
          <footer>
            <span class="dim">${this.#draft.filled ? t('intake.kept') : nothing}</span>
            ${
              this.#draft.filled
                ? html`
                    <button type="button" class="quiet" @click=${this.#clear}>${t('intake.clear')}</button>
                  `
                : nothing
            }
            <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>
              ${t(this.busy ? 'intake.sending' : 'intake.send')}
            </button>
          </footer>
        </form>
      </dialog>
    `;
  }

  #field(name, field) {
    return intakeField(name, field, {
      value: this.#draft.values[name],
      error: this.problem?.fields[name],
      set: value => this.#set(name, value),
    });
  }

  #set(name, value) {
    this.#draft.set(name, value);
    this.requestUpdate();
  }

  #close = () => this.querySelector('dialog').close();

  #clear = () => {
    this.#draft.clear();
    this.problem = null;
    this.requestUpdate();
  };

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    try {
      const {incident} = await post('/api/incidents', this.#draft.command());
      this.#draft.clear();
      location.assign(`/incidents/${encodeURIComponent(incident)}/${commandGroup()}`);
    } catch (problem) {
      this.problem = problem;
      await this.updateComplete;
      this.querySelector('.body').scrollTop = 0;
      document.getElementById(`intake-${Object.keys(problem.fields ?? {})[0]}`)?.focus({preventScroll: true});
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('open-incident', OpenIncident);
