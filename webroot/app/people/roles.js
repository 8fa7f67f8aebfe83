// Roles as an administrator gives them: named in the reader's language, one of a group with its group.
import {html} from 'lit';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';

/** "现场处置 · 工作组负责人" for groupHead@onSite. */
export function roleName(known, written) {
  const [id, of] = written.split('@');
  const role = label(known.roles.find(one => one.id === id)?.label) || id;
  const group = of && (label(known.groups.find(one => one.id === of)?.short) || of);
  return group ? `${group} · ${role}` : role;
}

/** <role-picker .known=${{roles, groups}} .roles=${[…]}> tells 'roles' with the list as it is now. */
class RolePicker extends Element {
  static properties = {known: {attribute: false}, roles: {attribute: false}, role: {state: true}};

  render() {
    const {known} = this;
    const chosen = known.roles.find(one => one.id === this.role) ?? known.roles[0];
    return html`
      <ul class="chips">
        ${this.roles.map(
          one => html`<li class="chip">${roleName(known, one)}<button type="button" class="quiet" aria-label=${t('people.removeRole', {role: roleName(known, one)})} @click=${() => this.#tell(this.roles.filter(other => other !== one))}>×</button></li>`,
        )}
      </ul>
      <div class="pick">
        <select aria-label=${t('people.roles')} @change=${event => (this.role = event.target.value)}>
          ${known.roles.map(one => html`<option value=${one.id} ?selected=${one === chosen}>${label(one.label)}</option>`)}
        </select>
        <select aria-label=${t('people.group')} class="of" ?hidden=${!chosen.ofGroup}>
          ${known.groups.map(one => html`<option value=${one.id}>${label(one.label)}</option>`)}
        </select>
        <button type="button" @click=${() => this.#add(chosen)}>${t('people.addRole')}</button>
      </div>
    `;
  }

  #add(chosen) {
    const written = chosen.ofGroup ? `${chosen.id}@${this.querySelector('.of').value}` : chosen.id;
    if (!this.roles.includes(written)) this.#tell([...this.roles, written]);
  }

  #tell(roles) {
    this.dispatchEvent(new CustomEvent('roles', {detail: roles}));
  }
}
customElements.define('role-picker', RolePicker);
