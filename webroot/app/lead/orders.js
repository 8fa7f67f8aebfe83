/** What the leader handed down, the newest first, and which group has taken note of it and when; the way to hand down another. */
import { html, nothing } from 'lit';
import { label } from '../i18n/index.js';
import { groupShort, workingGroups } from '../ui/plan.js';
import { answered, answeredWord, answering, receiptOf } from '../board/pictures/acknowledgements.js';
import { ageOf } from '../board/marks.js';
import { offersOf } from '../board/types.js';
import { formatTime } from '../board/value.js';
import { lastAct, stateOf, typeName } from '../board/world.js';
import { say } from '../board/say.js';

const SHOWN = 12;

export function orders({ world, open, write }) {
  const offers = offersOf(world);
  const issued = answering(world).flatMap((answers) => answered(world, answers).map((order) => ({ ...order, answers }))).sort((a, b) => (b.card?.createdAt ?? '').localeCompare(a.card?.createdAt ?? ''));
  return html`
    ${offers.map((name) => html`<button type="button" class="primary wide" @click=${() => write(name)}>${say('post.begin', { type: typeName(world.plan.records[name]) })}</button>`)}
    ${issued.length === 0 ? html`<p class="quiet-line">${say('lead.noOrders')}</p>` : nothing}
    <ul class="orders">${issued.slice(0, SHOWN).map((order) => html`<li>${one(world, order, open)}</li>`)}</ul>`;
}

function one(world, { id, title, card, byGroup, answers }, open) {
  const asked = workingGroups().map(([group]) => [group, byGroup[group]]).filter(([, ack]) => ack);
  const receipts = asked.map(([, ack]) => receiptOf(world, ack));
  const given = receipts.filter((one) => one.given).length;
  const withdrawn = receipts.filter((one) => one.withdrawn);
  const over = withdrawn.length > 0 && [...new Set(withdrawn.map((one) => one.text))].join(' · ');
  const state = card && stateOf(world, card);
  return html`
    <article class="card order" aria-label=${id}>
      <button type="button" class="order-head" @click=${() => open(id)}><span><small>${id}${card ? html` · ${label(world.plan.records[card.type]?.label)} · ${label(card.createdBy?.name)} ${ageOf(card.createdAt)}` : nothing}${state?.open === false ? html` · ${label(state.label)}` : nothing}</small>${label(title)}</span></button>
      <p class="told ${given === asked.length ? 'all' : given + withdrawn.length === asked.length ? 'over' : ''}">${say('lead.receipts', { n: given, of: asked.length, answered: answeredWord(world, answers) })}${over ? ` · ${over}` : nothing}</p>
      <ul class="receipts">${asked.map(([group, ack]) => receipt(world, group, ack, open))}</ul>
    </article>`;
}

function receipt(world, group, ack, open) {
  const { given, tone, text } = receiptOf(world, ack);
  return html`<li><button type="button" class="receipt tone-${tone}" @click=${() => open(ack.id)}><b>${groupShort(group)}</b><span class="state tone-${tone}">${text}</span>${given ? html`<time>${formatTime(lastAct(ack).at)}</time>` : nothing}</button></li>`;
}
