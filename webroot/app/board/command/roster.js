/** Who is in a group, in this incident: its head, who stands in, the others. Changing it needs a reason and stays in the log. */
import { html, nothing } from 'lit';
import { label } from '../../i18n/index.js';
import { groupName } from '../world.js';
import { ask } from '../ask.js';
import { reasonField } from '../acts.js';
import { say } from '../say.js';

const PARTS = ['head', 'substitute', 'member'];
const ONLY_ONE = ['head', 'substitute'];

/** For whoever keeps the roster of this group, as long as the response runs. */
export function rosterButton({ world, incident, group, view }) {
  if (!world.plan.rosterFor?.includes(group) || world.incident.endedAt) return nothing;
  const named = groupName(world, group);
  return html`<button type="button" class="small" aria-label=${say('roster.title', { group: named })} @click=${() => change({ world, incident, group, view })}>${say('roster.open')}</button>`;
}

function change({ world, incident, group, view }) {
  const known = { ...view.persons, ...namesIn(view.roster) };
  const isNew = (item) => Boolean(item?.id) && !known[item.id];
  return ask({
    world, incident, subject: `changeRoster.${group}`, title: say('roster.title', { group: groupName(world, group, 'label') }), about: say('roster.about'), act: say('roster.act'), look: 'roster',
    fields: {
      people: {
        type: 'list', label: say('roster.person'), fields: {
          id: { type: 'person', required: true, label: say('roster.who') },
          part: { type: 'enum', values: Object.fromEntries(PARTS.map((part) => [part, say(`roster.${part}`)])), required: true, default: 'member', label: say('roster.part') },
          name: { type: 'text', length: [1, 40], required: false, label: say('roster.name'), help: say('roster.nameHelp'), only: isNew },
        },
      },
      reason: reasonField(),
    },
    values: { people: entriesOf(view.roster?.[group]) },
    check: ({ people = [] }) => [...nameless(people, isNew), ...tooMany(people)],
    placeOf,
    body: ({ people = [], reason }) => ({ type: 'changeRoster', group, ...placesOf(people, known), reason }),
  });
}

/** As the dialog lists them: the head first, then who stands in. */
function entriesOf(roster) {
  return Object.entries(roster ?? {}).map(([id, { part }]) => ({ id, part })).sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part));
}

function namesIn(rosters) {
  return Object.fromEntries(Object.values(rosters ?? {}).flatMap((people) => Object.entries(people).map(([id, { name }]) => [id, name])));
}

function nameless(people, isNew) {
  return people.flatMap((item, index) => (isNew(item) && !item.name?.trim() ? [{ field: `people.${index}.name`, message: say('roster.nameNeeded', { who: item.id }) }] : []));
}

function tooMany(people) {
  return ONLY_ONE.flatMap((part) => people.map((item, index) => [item, index]).filter(([item]) => item.part === part).slice(1)
    .map(([, index]) => ({ field: `people.${index}.part`, message: say('roster.onlyOne', { part: say(`roster.${part}`) }) })));
}

function placesOf(people, known) {
  const person = (item) => item && { id: item.id, name: known[item.id] ?? item.name };
  const of = (part) => people.filter((item) => (item.part ?? 'member') === part).map(person);
  const [head] = of('head');
  const [substitute] = of('substitute');
  return { ...(head ? { head } : {}), ...(substitute ? { substitute } : {}), members: of('member') };
}

/** "members.1" of the command is the second member in the list. */
function placeOf(path, { people = [] }) {
  const [part, at = '0'] = path.split('.');
  const wanted = part === 'members' ? 'member' : part;
  if (!PARTS.includes(wanted)) return path;
  const index = people.map((item, place) => [item.part ?? 'member', place]).filter(([is]) => is === wanted)[Number(at)]?.[1];
  return index === undefined ? 'people' : `people.${index}.id`;
}
