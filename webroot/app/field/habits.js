// What this phone gave last for the fields that an action keeps (where I stand, how I count): {name: value}, per incident.
// Read before a form opens, so that the form need not wait for the disk.
import {recall, remember} from '../post/vault.js';

let of = null,
  known = {};

const key = incident => `habits.${incident}`;

/** Reads what is kept for an incident; the page asks for it when it enters one. */
export async function readHabits(incident) {
  of = incident;
  known = (await recall(key(incident)).catch(() => undefined)) ?? {};
}

export const habits = ({incident}) => (incident === of ? known : {});

export function keepHabits({incident}, action, values) {
  if (incident !== of) return;
  known = {...known, ...Object.fromEntries(action.keep.map(name => [name, values[name]]).filter(([, value]) => value))};
  remember(key(incident), known).catch(() => undefined);
}
