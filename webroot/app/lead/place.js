/** Where the leader is on the phone, as the address says it: #wait, #state, #orders, #record/D-01, #new/<type>. */
export const TABS = ['wait', 'state', 'orders'];
const DEEPER = ['record', 'new'];

/** {kind, id?}; anything unknown is the first page. */
export function placeOf(hash) {
  const [kind, ...id] = decodeURIComponent(hash.slice(1)).split('/');
  return DEEPER.includes(kind) ? { kind, id: id.join('/') } : { kind: TABS.includes(kind) ? kind : TABS[0] };
}
