// What the group has to do: directives to acknowledge, tasks, requests. <tasks-tab .world>.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Element} from '../ui/element.js';
import {t} from '../i18n/index.js';
import {heaps} from './cards.js';
import './record-card.js';

class TasksTab extends Element {
  static properties = {world: {attribute: false}};

  render() {
    const {plan, group, view} = this.world,
      {acks, tasks, requests} = heaps(view, plan, group);
    const heap = (name, cards) =>
      cards.length
        ? html`<section>
            <h2>${t(`tasks.${name}`)} <b>${cards.length}</b></h2>
            <ul class="cards">
              ${repeat(
                cards,
                card => card.id,
                card => html`<li><record-card .world=${this.world} .card=${card}></record-card></li>`,
              )}
            </ul>
          </section>`
        : nothing;
    return acks.length + tasks.length + requests.length
      ? html`${heap('acks', acks)}${heap('tasks', tasks)}${heap('requests', requests)}`
      : html`<p class="empty">${t('tasks.none')}</p>`;
  }
}
customElements.define('tasks-tab', TasksTab);
