/** All that is wrong in a form, at its top: how much, and a way to each field, wherever one has scrolled. */
import { html, nothing } from 'lit';
import { say } from '../say.js';
import { label } from '../../i18n/index.js';

/** problems: [{field: path, message}] as the form has them; goTo(path) brings a field into sight. */
export function problemSummary(problems, fields, goTo) {
  if (!problems?.length) return nothing;
  return html`
    <section class="mistakes" role="alert">
      <b>${say('form.mistakes', { n: problems.length })}</b>
      <ul>${problems.map(({ field, message }) => html`
        <li><button type="button" class="link" @click=${() => goTo(field)}>${pathLabel(fields, field)}</button> <span>${message}</span></li>`)}</ul>
    </section>`;
}

/** "facts.0.text" is "Facts it rests on 1 · Fact". */
function pathLabel(fields, path) {
  const [name, index, ...rest] = path.split('.');
  const field = fields[name];
  const text = label(field?.label) || name;
  if (index === undefined) return text;
  const entry = `${text} ${Number(index) + 1}`;
  return rest.length > 0 && field?.fields ? `${entry} · ${pathLabel(field.fields, rest.join('.'))}` : entry;
}
