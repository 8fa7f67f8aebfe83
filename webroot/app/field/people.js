// Whom a form can name.

/** {account: name} of whoever was seen to act, me first: the server keeps no list of people for phones. */
export function peopleIn(view, session) {
  const seen = [
    ...Object.values(view?.records ?? {}).flatMap(card => [card.createdBy, card.updatedBy]),
    ...Object.values(view?.log ?? {}).map(entry => entry.by),
  ];
  return Object.fromEntries([
    [session.account, session.name],
    ...seen.filter(person => person?.id && person.id !== 'system').map(person => [person.id, person.name]),
  ]);
}
