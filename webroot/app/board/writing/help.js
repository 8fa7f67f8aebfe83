/**
 * The help for one form whose type has texts that are written: templates to begin with, each sentence with what it rests on, and
 * what the server finds in the text while it is typed. The server tells places only; nothing of what it knows comes here.
 */
import { html, nothing } from 'lit';
import { say } from '../say.js';
import { label } from '../../i18n/index.js';
import { get, post } from '../../post/api.js';
import { places } from './passages.js';
import { flagLines, flagsOf, reading, remarkFlags, remarkList, worded } from './reading.js';

const AFTER_TYPING_MS = 500;
const LONG = 400;

export class WritingHelp {
  #form;
  #address;
  #timer = 0;
  #round = 0;
  #looked = '';
  #marks = [];
  #away = false;
  #templates = null;
  #filled = {};
  #cite = null;

  /** form: the element that draws it, with `world`, `values` and `set(values)`. */
  constructor(form, incident, type) {
    this.#form = form;
    this.type = type;
    this.#address = `/api/incidents/${encodeURIComponent(incident)}/writing/${encodeURIComponent(type)}`;
  }

  get #plan() {
    return this.#form.world.plan.records[this.type];
  }

  get #writing() {
    return this.#plan?.writing;
  }

  stop() {
    clearTimeout(this.#timer);
    this.#round += 1;
  }

  /** Looks at what is typed, a moment after the last key. */
  look(values) {
    const texts = Object.fromEntries(Object.keys(this.#writing?.texts ?? {}).map((name) => [name, values?.[name]]).filter(([, text]) => text));
    const lists = this.#cites(values);
    const asked = JSON.stringify([texts, lists]);
    if (!this.#writing || asked === this.#looked) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask({ texts, ...lists }, asked), AFTER_TYPING_MS);
  }

  /** What the sentences rest on goes along: a number in them is compared with that of the finding. */
  #cites(values) {
    const { facts } = this.#writing ?? {};
    const rows = facts && values?.[facts.in]?.map((row) => Object.fromEntries(Object.entries(row).filter(([, part]) => typeof part === 'string')));
    return rows?.length > 0 ? { lists: { [facts.in]: rows } } : {};
  }

  async #ask(typed, asked) {
    const round = (this.#round += 1);
    this.#looked = asked;
    const answer = await post(this.#address, typed).catch(() => null);
    if (round !== this.#round) return;
    this.#away = answer === null;
    if (answer) this.#marks = worded(answer.marks, typed.texts);
    else this.#looked = '';
    this.#form.requestUpdate();
  }

  /** By field, what stands under its control. */
  aids(values) {
    const writing = this.#writing;
    if (!writing) return {};
    const [main] = Object.values(writing.texts);
    return Object.fromEntries(Object.entries(writing.texts).map(([name, language]) => {
      const text = values?.[name] ?? '';
      const flags = [...flagsOf(text, this.#marks.filter((mark) => mark.field === name), places), ...remarkFlags(text, writing.remarks, this.#remarks, places)];
      const long = (this.#plan.fields[name]?.length?.[1] ?? LONG) > LONG;
      if (!long || language !== main) return [name, flagLines(text, flags)];
      return [name, html`${this.#away ? html`<p class="muted">${say('writing.away')}</p>` : nothing}${reading({
        world: this.#form.world, text, language, facts: writing.facts, values, flags, citing: this.#citing(name) })}`];
    }));
  }

  /** What whoever returned it wrote, and which of it is mended. */
  returned(values) {
    const writing = this.#writing;
    return remarkList(writing?.remarks, this.#remarks, Object.keys(writing?.texts ?? {}).map((name) => values?.[name]));
  }

  get #remarks() {
    return this.#form.card?.fields[this.#writing?.remarks?.in];
  }

  #citing(name) {
    const { facts } = this.#writing;
    if (!facts) return undefined;
    const types = [].concat(this.#plan.fields[facts.in].fields[facts.finding].to ?? []);
    return {
      types, at: this.#cite?.name === name ? this.#cite.at : -1, quote: this.#cite?.quote,
      open: (at, span) => {
        this.#cite = at < 0 ? null : { name, at, quote: this.#passage(name, span) };
        this.#form.requestUpdate();
      },
      choose: (id) => this.#attach(id),
    };
  }

  /** What is selected inside the sentence, or else the sentence, as much as a fact may quote. */
  #passage(name, span) {
    const { facts } = this.#writing;
    const typed = this.#form.querySelector(`[data-path="${CSS.escape(name)}"] textarea`);
    const [from, to] = [typed?.selectionStart ?? 0, typed?.selectionEnd ?? 0];
    const most = this.#plan.fields[facts.in].fields[facts.quote].length?.[1] ?? Infinity;
    const chosen = to - from > 1 && from >= span.from && to <= span.to ? typed.value.slice(from, to) : span.text;
    return [...chosen].slice(0, most).join('');
  }

  /** A fact that quotes this already gets the finding; otherwise the list gets a new one. */
  #attach(id) {
    const { facts } = this.#writing;
    const { quote } = this.#cite;
    const entries = this.#form.values[facts.in] ?? [];
    const same = entries.findIndex((entry) => entry[facts.quote]?.trim() === quote && !entry[facts.finding]);
    const fact = { [facts.quote]: quote, ...(id ? { [facts.finding]: id } : {}) };
    this.#cite = null;
    this.#form.set({ ...this.#form.values, [facts.in]: same >= 0 ? entries.map((entry, at) => (at === same ? fact : entry)) : [...entries, fact] });
  }

  /** What a new text may begin with; asked for once. */
  beginnings(values) {
    const known = this.#writing?.templates ?? {};
    if (Object.keys(known).length === 0) return nothing;
    const typed = Object.keys(this.#writing.texts).some((name) => values?.[name] && values[name] !== this.#filled[name]);
    return html`
      <div class="beginnings" role="group" aria-label=${say('writing.templates')}>
        <span>${say('writing.templates')}</span>
        ${Object.entries(known).map(([id, name]) => html`<button type="button" class="small" ?disabled=${typed} title=${typed ? say('writing.typed') : nothing} @click=${() => this.#begin(id)}>${label(name)}</button>`)}
        ${typed ? html`<small class="muted">${say('writing.typed')}</small>` : nothing}
      </div>`;
  }

  async #begin(id) {
    this.#templates ??= await get(this.#address).then((answer) => answer.templates, () => null);
    this.#away = this.#templates === null;
    if (this.#away) return this.#form.requestUpdate();
    this.#filled = this.#templates[id];
    return this.#form.set({ ...this.#form.values, ...this.#filled });
  }
}
