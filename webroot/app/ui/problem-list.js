// Everything that a refusal names, at once, above a form: <problem-list .problem=${Problem} .labels=${{field: 'Label'}}>.
// Each line leads to its field (an element whose id is prefix + field).
import {html, nothing} from 'lit';
import {Element} from './element.js';
import {t} from '../i18n/index.js';

class ProblemList extends Element {
  static properties = {problem: {attribute: false}, labels: {attribute: false}, prefix: {}};

  willUpdate() {
    this.toggleAttribute('filled', Boolean(this.problem));
  }

  render() {
    if (!this.problem) return nothing;
    const {errors = [], message} = this.problem;
    return html`
      <section role="alert">
        <h3>${errors.length ? t('problem.title') : message}</h3>
        ${
          errors.length
            ? html`
                <ul>
                  ${errors.map(
                    error => html`
                      <li>${this.#line(error)}</li>
                    `,
                  )}
                </ul>
              `
            : nothing
        }
      </section>
    `;
  }

  #line({field, message}) {
    const name = this.labels?.[field];
    return field && name
      ? html`
          <a href=${`#${this.prefix ?? ''}${field}`} @click=${event => this.#go(event, field)}>${name}</a>
          — ${message}
        `
      : message;
  }

  #go(event, field) {
    event.preventDefault();
    document.getElementById(`${this.prefix ?? ''}${field}`)?.focus();
  }
}
customElements.define('problem-list', ProblemList);
