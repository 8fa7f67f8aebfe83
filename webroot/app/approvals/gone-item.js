// What became of something that left the queue while it was open: decided, by whom; or changed, so that nothing was decided.
// <gone-item .world .which .was>: was is the entry as it was read last.
import {html, nothing} from 'lit';
import {Element} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {hourMinute} from '../i18n/time.js';
import {get} from '../post/api.js';
import {boundFields} from './queue.js';
import './approval-text.js';

class GoneItem extends Element {
  static properties = {world: {attribute: false}, which: {attribute: false}, was: {attribute: false}, record: {state: true}, compared: {state: true}};
  #asked = '';

  updated() {
    const asked = `${this.which} ${this.world.now?.seq ?? ''}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    const path = `/api/incidents/${encodeURIComponent(this.world.incident)}/records/${encodeURIComponent(this.which)}`;
    get(path).then(
      answer => (this.record = answer),
      () => (this.record = null),
    );
  }

  render() {
    if (this.record === undefined) return nothing;
    const last = this.record?.history.filter(({act}) => act !== 'derive').at(-1);
    if (!last) return html`<div class="none"><h2>${t('approvals.gone')}</h2></div>`;
    return html`<div class="none gone" role="alert">
      <h2>${this.#what(last)}</h2>
      <p>${this.#now(last)}</p>
      ${this.#links()}
    </div>
    ${this.compared ? this.#difference() : nothing}`;
  }

  // A move decided it; anything else changed it, and whoever had it open decided nothing.
  #what(last) {
    const {plan, session} = this.world,
      who = last.by?.id === session.account ? t('gone.you') : label(last.by?.name),
      at = hourMinute(last.at);
    if (last.act === 'strike') return t('gone.struck', {who, at});
    if (last.act !== 'move') return t(this.#text(last) ? 'gone.changed' : 'gone.edited', {who, at});
    const states = Object.values(plan.records[this.record.card.type]?.states ?? {}),
      move = states.map(state => state.moves[last.move]).find(Boolean);
    return t('gone.decided', {who, at, move: label(move?.label) || last.move});
  }

  #text({changes}) {
    const bound = boundFields(this.world.plan, this.record);
    return Object.keys(changes ?? {}).some(name => bound.includes(name));
  }

  #now(last) {
    const {card} = this.record,
      state = label(this.world.plan.records[card.type]?.states[card.state]?.label);
    if (last.act === 'move' || last.act === 'strike') return t('gone.state', {state});
    return t(this.was && boundFields(this.world.plan, this.was).length ? 'gone.void' : 'gone.state', {state});
  }

  #links() {
    const {plan, incident} = this.world,
      {card} = this.record,
      group = plan.records[card.type]?.group,
      changed = this.was && this.was.card.hash !== card.hash;
    return html`<p class="buttons">
      ${changed ? html`<button type="button" aria-pressed=${Boolean(this.compared)} @click=${() => (this.compared = !this.compared)}>${t('gone.compare')}</button>` : nothing}
      ${group ? html`<a class="button" href=${`/incidents/${encodeURIComponent(incident)}/${encodeURIComponent(group)}?record=${encodeURIComponent(card.id)}`}>${t('gone.open', {id: card.id})}</a>` : nothing}
    </p>`;
  }

  #difference() {
    const entry = {...this.was, card: this.record.card, draft: this.record.draft, gone: true};
    return html`<approval-text .plan=${this.world.plan} .entry=${entry} .bound=${boundFields(this.world.plan, entry)} .read=${this.was.card} .key=${this.which}></approval-text>`;
  }
}
customElements.define('gone-item', GoneItem);
