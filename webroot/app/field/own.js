// A delivered report of this phone, as the outbox keeps it: what can be shown and put right of it without a network, or by a guest.
import {recordOf} from './cards.js';
import {saidFields} from './said.js';

/** {card, acts} as I sent it and, where nobody wrote in between, as I amended it since; undefined: it is not of this phone. */
export function ownOf({plan, outbox, incident, session}, id) {
  const mine = outbox.posts.filter(post => post.incident === incident && post.state === 'sent'),
    made = mine.find(post => recordOf(plan, post) === id);
  if (!made) return undefined;
  const {record, fields, occurredAt} = made.command,
    type = plan.records[record],
    card = {id, type: record, version: 1, fields: {...fields}, createdBy: {id: session.account, name: session.name}, createdAt: new Date(made.sentAt).toISOString(), occurredAt, group: made.about.group};
  card.title = made.about.text || saidFields(record, fields);
  return {card: withAmended(card, mine), acts: [...(type.kind === 'observation' ? (type.may.post ? ['correct'] : []) : type.may.amend ? ['amend'] : []), ...(type.may.strike ? ['strike'] : [])]};
}

/** What I amended and the card does not tell yet. Somebody wrote in between: then the base stays, and the server shows the conflict. */
export function withAmended(card, posts) {
  let told = card;
  for (const {command, answer, state} of posts)
    if (state === 'sent' && command.type === 'amendRecord' && command.id === card.id && answer?.version === told.version + 1)
      told = {...told, version: answer.version, fields: {...told.fields, ...command.fields}};
  return told;
}
