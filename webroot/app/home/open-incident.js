// "Open an incident": the intake items of the plan, the required ones first. The server checks; this form only shows.
import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {post} from '../post/api.js';
import {enumLabel, inOrder, thePlan} from '../ui/plan.js';
import {IntakeDraft} from './intake-draft.js';

const LONG_TEXT = 80;

class OpenIncident extends Element {
  static properties = {fields: {attribute: false}, busy: {state: true}, problem: {state: true}};
  #draft = new IntakeDraft();

  open() {
    this.querySelector('dialog').showModal();
    this.querySelector('input, textarea')?.focus();
  }

  render() {
    const all = inOrder(this.fields), first = all.filter(([, f]) => f.required), more = all.filter(([, f]) => !f.required && !f.computed);
    const labels = Object.fromEntries(all.map(([name, f]) => [name, label(f.label)]));
    return html`<dialog aria-labelledby="open-heading"><form novalidate @submit=${event => this.#submit(event)}>
      <header><div><h2 id="open-heading">${t('intake.title')}</h2><p class="muted">${t('intake.lead')}</p></div><button type="button" class="quiet" aria-label=${t('act.close')} @click=${this.#close}>✕</button></header>
      <div class="body"><problem-list .problem=${this.problem} .labels=${labels} prefix="intake-"></problem-list>
        ${first.map(([name, field]) => this.#field(name, field))}
        ${more.length ? html`<details ?open=${more.some(([name]) => name in this.#draft.values || this.problem?.fields[name])}><summary>${t('intake.more')}</summary><div class="more">${more.map(([name, field]) => this.#field(name, field))}</div></details>` : nothing}</div>
      <footer><span class="dim">${this.#draft.filled ? t('intake.kept') : nothing}</span>${this.#draft.filled ? html`<button type="button" class="quiet" @click=${this.#clear}>${t('intake.clear')}</button>` : nothing}
        <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>${t(this.busy ? 'intake.sending' : 'intake.send')}</button></footer></form></dialog>`;
  }

  #field(name, field) {
    const id = `intake-${name}`, error = this.problem?.fields[name], describedBy = error || field.help ? `${id}-note` : nothing;
    const note = error ? html`<span class="error" id=${`${id}-note`}>${error}</span>` : field.help ? html`<small id=${`${id}-note`}>${label(field.help)}</small>` : nothing;
    const title = html`${label(field.label)}${field.required ? html` <span class="dim">${t('intake.required')}</span>` : nothing}`;
    const value = this.#draft.values[name];
    if (field.type === 'enum' || field.type === 'set') return this.#choices(name, field, {id, error, note, title, value, describedBy});
    if (field.type === 'bool') return html`<div class="field"><label class="tick"><input type="checkbox" id=${id} .checked=${live(value === true)} aria-describedby=${describedBy} @change=${event => this.#set(name, event.target.checked || null)}>${title}</label>${note}</div>`;
    return html`<div class="field"><label for=${id}>${title}</label>${this.#input(name, field, {id, error, value, describedBy})}${note}</div>`;
  }

  #input(name, field, {id, error, value = '', describedBy}) {
    const invalid = error ? 'true' : nothing, required = field.required ? 'true' : nothing;
    if (field.type === 'int' || field.type === 'number' || field.type === 'money') {
      return html`<div class="unit"><input id=${id} inputmode="numeric" autocomplete="off" .value=${live(String(value))} aria-invalid=${invalid} aria-required=${required} aria-describedby=${describedBy} @input=${event => this.#set(name, asNumber(event.target.value))}><span>${label(field.unit)}</span></div>`;
    }
    if (field.type === 'time') return html`<input type="datetime-local" id=${id} .value=${live(value && localTime(value))} aria-invalid=${invalid} aria-required=${required} aria-describedby=${describedBy} @change=${event => this.#set(name, event.target.value && new Date(event.target.value).toISOString())}>`;
    if ((field.length?.[1] ?? 0) > LONG_TEXT) return html`<textarea id=${id} rows="3" .value=${live(value)} aria-invalid=${invalid} aria-required=${required} aria-describedby=${describedBy} @input=${event => this.#set(name, event.target.value)}></textarea>`;
    return html`<input id=${id} autocomplete="off" .value=${live(value)} aria-invalid=${invalid} aria-required=${required} aria-describedby=${describedBy} @input=${event => this.#set(name, event.target.value)}>`;
  }

  #choices(name, field, {id, error, note, title, value, describedBy}) {
    const many = field.type === 'set', chosen = many ? value ?? [] : value;
    const pick = option => (many ? this.#set(name, chosen.includes(option) ? chosen.filter(one => one !== option) : [...chosen, option]) : this.#set(name, option));
    return html`<fieldset class="field" id=${id} tabindex="-1" aria-describedby=${describedBy} data-invalid=${error ? 'true' : nothing}><legend>${title}</legend><div class="choices">${Object.keys(thePlan().enums[field.of]?.values ?? {}).map(option => html`<label>
      <input type=${many ? 'checkbox' : 'radio'} name=${id} .checked=${live(many ? chosen.includes(option) : chosen === option)} @change=${() => pick(option)}><span>${enumLabel(field.of, option)}</span></label>`)}</div>${note}</fieldset>`;
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
      location.assign(`/incidents/${encodeURIComponent(incident)}/command`);
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

// What is not a number is sent as it was typed: the server says what is wrong with it, and nothing typed is lost.
const asNumber = text => (text.trim() && Number.isFinite(Number(text)) ? Number(text) : text);

// A datetime-local input speaks the zone of the device, without saying so.
function localTime(iso) {
  const at = new Date(iso);
  return new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
