// Who acts in another's place in an incident just now.
import {label, t} from '../i18n/index.js';
import {roleLabel} from './plan.js';

/** The person with the roles that they have in this incident just now, also in somebody's place. */
export const inPlan = (person, plan) => ({...person, roles: plan.mine ?? person.roles});

/** "Acting leader: Zhang San" for each role that somebody has in another's place; without names where all of a role have it. */
export const actingNow = incident =>
  Object.entries(incident?.acting ?? {}).map(([role, people]) => [roleLabel(role), Object.values(people).map(label).join(t('list.and'))].filter(Boolean).join(' '));
