/** A list of entries, each with sub-fields of its own: add, take out, move up. */
import { html, nothing } from 'lit';
import { say } from '../say.js';
import { label } from '../../i18n/index.js';

export function list({ world, field, path, value, set, locked, row, id }) {
  const items = Array.isArray(value) ? value : [];
  const most = field.count?.[1] ?? Infinity;
  const replace = (index, item) => set(items.map((each, at) => (at === index ? item : each)));
  const remove = (index) => set(items.filter((each, at) => at !== index));
  const raise = (index) => set(items.map((each, at) => (at === index - 1 ? items[index] : at === index ? items[index - 1] : each)));
  return {
    grouped: true,
    body: html`
      <ol class="entries">
        ${items.map((item, index) => html`
          <li>
            <div class="entry-acts">
              <b>${label(field.label)} ${index + 1}</b>
              ${index > 0 ? html`<button type="button" class="quick" aria-label=${say('form.up')} ?disabled=${locked} @click=${() => raise(index)}>↑</button>` : nothing}
              <button type="button" class="quick" aria-label=${say('form.remove')} ?disabled=${locked} @click=${() => remove(index)}>×</button>
            </div>
            ${Object.entries(field.fields ?? {}).filter(([, sub]) => !sub.computed && (sub.only?.(item) ?? true)).map(([name, sub]) =>
              row(name, sub, `${path}.${index}.${name}`, item?.[name], (next) => replace(index, { ...item, [name]: next })))}
          </li>`)}
      </ol>
      ${items.length < most
        ? html`<button type="button" class="quick add" id=${id} ?disabled=${locked} @click=${() => set([...items, {}])}>+ ${say('form.add')}</button>` : nothing}`,
  };
}
