// Where somebody is on the phone page, as the address says it: #tasks, #do/count, #mend/12, #move/T-04/finish, #said/T-04, #look/RP-01, #look, #fix/HC-04/correct, #hand.

export const TABS = ['home', 'tasks', 'log', 'me'];
export const FORMS = ['do', 'mend', 'move', 'hand', 'said', 'look', 'fix'];

/** {kind, id?} of a hash; anything unknown is the first page. */
export const placeOf = hash => {
  const [kind, ...id] = decodeURIComponent(hash.slice(1)).split('/');
  return FORMS.includes(kind) ? {kind, id: id.join('/')} : {kind: TABS.includes(kind) ? kind : 'home'};
};
