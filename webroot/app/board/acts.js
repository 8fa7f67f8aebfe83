/** Acts that begin with a click: move, strike, rule. Those that ask for something open a dialog, the others are sent at once. */
import { html, nothing } from 'lit';
import { say } from './say.js';
import { label } from '../i18n/index.js';
import { readable } from './value.js';
import { askedFields, takenFields } from './moves.js';
import { ask } from './ask.js';
import { started } from './links.js';
import { stateOf } from './world.js';

export function askToMove(world, incident, card, move) {
  const fields = askedFields(world, card, move, (name) => (name === 'reason' ? say('act.reason') : name));
  const body = { type: 'moveRecord', id: card.id, move: move.id };
  if (move.binds?.length > 0) Object.assign(body, { baseVersion: card.version, textHash: card.hash });
  const values = Object.fromEntries(Object.keys(fields).filter((name) => card.fields?.[name] !== undefined).map((name) => [name, card.fields[name]]));
  return ask({
    world, incident, record: card.id, subject: `move.${card.id}.${move.id}`, title: label(move.label), about: `${card.id} ${label(card.title ?? card.line)}`,
    shown: html`${boundText(world, card, move)}${beside(world, card, move)}`, fields, more: takenFields(world, card, move), values, act: label(move.label),
    body: (given) => ({ ...body, ...(Object.keys(given).length > 0 ? { fields: given } : {}) }),
    atOnce: Object.keys(fields).length === 0 && !(move.binds?.length > 0),
  });
}

export function askToStrike(world, incident, card) {
  return ask({
    world, incident, subject: `strike.${card.id}`, title: say('record.strike'), about: `${card.id} ${label(card.title ?? card.line)}`,
    shown: html`<p class="quiet-line">${say('act.strikeMeans')}</p>${restingOn(world, card)}`, fields: { reason: reasonField() }, act: say('record.strike'), danger: true,
    body: (given) => ({ type: 'strikeRecord', id: card.id, ...given }),
  });
}

/** What names the record that is to be struck out: whoever strikes a fact sees which texts rest on it. */
function restingOn(world, card) {
  const names = started(world, card).map(({ id }) => world.records[id]).filter((other) => other && !other.struck);
  return names.length === 0 ? nothing : html`<p class="quiet-line"><b>${say('act.restsOn')}</b></p>
    <ul class="resting">${names.map((other) => html`<li>${other.id} ${label(other.title ?? other.line)} · ${label(stateOf(world, other)?.label)}</li>`)}</ul>`;
}

export function askToRule(world, incident, card, name, conflict, choose) {
  const field = world.plan.records[card.type]?.fields?.[name] ?? { type: 'text', label: name };
  const merged = choose === 'merged';
  const text = readable(world, field, conflict[choose]);
  return ask({
    world, incident, subject: `rule.${card.id}.${name}`, title: merged ? say('clash.merge') : say('clash.choose', { value: text }),
    about: `${card.id} · ${label(field.label)}`, fields: merged ? { value: { ...field, required: true }, reason: reasonField() } : { reason: reasonField() },
    values: merged ? { value: conflict.current } : {}, act: say('clash.rule'),
    body: (given) => ({ type: 'ruleOnConflict', id: card.id, field: name, choose, ...given }),
  });
}

export function reasonField(required = true) {
  return { type: 'text', length: [1, 500], required, label: say('act.reason') };
}

/** What the plan wants before the eyes of whoever takes the step. */
function beside(world, card, move) {
  const fields = world.plan.records[card.type].fields;
  const rows = (move.shows ?? []).map((name) => [fields[name], readable(world, fields[name], card.fields?.[name])]).filter(([, value]) => value !== '');
  return rows.length === 0 ? nothing : html`<dl class="field-list beside">${rows.map(([field, value]) => html`<dt>${label(field.label)}</dt><dd>${value}</dd>`)}</dl>`;
}

/** What a binding move binds to: the very text, to be read before it is agreed to. */
function boundText(world, card, move) {
  if (!(move.binds?.length > 0)) return nothing;
  const fields = world.plan.records[card.type].fields;
  return html`
    <div class="bound">
      <p class="quiet-line">${say('act.binds')}</p>
      ${move.binds.map((name) => html`<h3>${label(fields[name]?.label)}</h3><p class="bound-text">${readable(world, fields[name], card.fields?.[name]) || '—'}</p>`)}
    </div>`;
}
