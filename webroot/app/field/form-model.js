// From an action of the plan to a form, and from what was typed to commands. Pure: no DOM, no network, no clock.
//
// An action posts one or more record types from one form: a field name that several of them have (zone) is asked once.
// The first type is what the action is about; a further one (mood beside count) goes along only when something of its own was given.

/** [{name, field, types}] in the order of the action; field is the first type's that has it. only: a mended post's single type. */
export function formFields(plan, action, only) {
  const posts = only ? [only] : action.posts;
  return action.fields.flatMap(name => {
    const types = posts.filter(type => plan.records[type]?.fields[name]);
    if (!types.length) return [];
    const field = plan.records[types[0]].fields[name];
    return [{name, types, field: {...field, required: field.required && types.includes(posts[0])}}];
  });
}

const NEW = 'new.';

/** A form for the first record of a type that another form needs (a zone, before people can be counted in it): what the type requires. By its id, `new.<type>`. */
export function firstOf(plan, id) {
  const posts = id?.startsWith(NEW) ? id.slice(NEW.length) : '',
    type = plan.records[posts];
  if (!type?.may?.post) return undefined;
  const fields = Object.keys(type.fields).filter(name => type.fields[name].required && !type.fields[name].computed);
  return {id, label: type.label, posts: [posts], fields, preset: {}, keep: []};
}

/** Where that form is; undefined when this person may not post one. */
export const wayToFirst = (plan, types) => {
  const id = types.map(type => NEW + type).find(one => firstOf(plan, one));
  return id && `#do/${id}`;
};

/**
 * What the form starts with: defaults of the plan, then what this phone gave last for the fields that the action keeps (where
 * I stand, how I count), then the action's preset. Never what others saw: that would be reported again as seen by me.
 */
export function startValues(plan, action, kept = {}) {
  const values = {};
  for (const {name, field} of formFields(plan, action))
    if (field.default !== undefined && field.default !== null) values[name] = field.default;
  for (const name of action.keep) if (!empty(kept[name])) values[name] = kept[name];
  return {...values, ...asked(action, action.preset)};
}

/** {name: {value, at, by}} of what was last seen there, by whom: to be compared with, not to be sent. */
export function lastSeen(plan, action, last, values) {
  const seen = {};
  for (const {name, types} of formFields(plan, action)) {
    const type = plan.records[types[0]];
    if (action.keep.includes(name) || type.kind !== 'observation' || ['ref', 'text', 'time', 'list'].includes(type.fields[name].type)) continue;
    const entry = lastOf(last, types[0], placeOf(type, values) ?? '*');
    const value = entry?.fields[name];
    if (!empty(value)) seen[name] = {value, at: entry.at, by: entry.by};
  }
  return seen;
}

/** The field that says of which place a post speaks: a type's first required reference. */
export const placeField = type => Object.keys(type?.fields ?? {}).find(name => type.fields[name].type === 'ref' && type.fields[name].required);
const placeOf = (type, values) => values[placeField(type)];

/** Texts that the plan requires of a call for help: given by us when the person has no time for them. */
export const helpTexts = (plan, action, text) =>
  Object.fromEntries(
    formFields(plan, action)
      .filter(({field}) => field.type === 'text' && field.required)
      .map(({name}) => [name, text]),
  );

/** The latest entry of a type: of the place asked for, else of any. */
export function lastOf(last, type, place) {
  const entries = last?.[type] ?? {};
  if (place) return entries[place];
  return Object.values(entries).sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
}

/** last of the view, with the posts that still wait on this phone laid over it: what I counted is what I counted. */
export function withWaiting(plan, last, posts, by) {
  const merged = Object.fromEntries(Object.entries(last ?? {}).map(([type, entries]) => [type, {...entries}]));
  for (const {command} of posts) {
    if (command.type !== 'postRecord') continue;
    const place = placeOf(plan.records[command.record], command.fields) ?? '*';
    (merged[command.record] ??= {})[place] = {fields: command.fields, at: command.occurredAt, by};
  }
  return merged;
}

/** One postRecord per type that has something to say, in the plan's order. */
export function commandsOf(plan, action, values, {group, occurredAt, only}) {
  const posts = only ? [only] : action.posts;
  return posts
    .filter((type, index) => index === 0 || hasOwn(plan, action, posts, type, values))
    .map(type => ({
      type: 'postRecord',
      record: type,
      occurredAt,
      fields: fieldsOf(plan.records[type], action, values, group),
    }));
}

/** {name: 'required' | 'length' | 'range' | 'count'}: slips that need no server to be seen. The server decides all the same. */
export function check(plan, action, values, only) {
  const posts = only ? [only] : action.posts,
    found = {};
  for (const {name, field, types} of formFields(plan, action, only)) {
    const goes = types.some(type => type === posts[0] || hasOwn(plan, action, posts, type, values));
    const required =
      goes &&
      types.some(
        type =>
          plan.records[type].fields[name].required && (type === posts[0] || hasOwn(plan, action, posts, type, values)),
      );
    const slip = slipOf(field, values[name], required);
    if (slip) found[name] = slip;
  }
  return found;
}

/** Holding the help button may post at once: all that the plan requires is known or is a text that we can give. */
export function postsAtOnce(plan, action) {
  return formFields(plan, action).every(
    ({name, field}) => !field.required || field.type === 'text' || empty(action.preset?.[name]) === false,
  );
}

export const empty = value =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'string' && value.trim() === '');

function fieldsOf(type, action, values, group) {
  const fields = {};
  for (const [name, field] of Object.entries(type.fields)) {
    if (field.computed) continue;
    const value = action.fields.includes(name) ? values[name] : (action.preset?.[name] ?? field.default);
    if (!empty(value)) fields[name] = typeof value === 'string' ? value.trim() : value;
    else if (field.type === 'group' && (field.required || name === type.owner) && !action.fields.includes(name))
      fields[name] = group;
  }
  return fields;
}

// A type that rides along has something to say when one of the fields that only it has is given.
function hasOwn(plan, action, posts, type, values) {
  return action.fields.some(
    name =>
      plan.records[type].fields[name] &&
      !empty(values[name]) &&
      !posts.some(other => other !== type && plan.records[other]?.fields[name]),
  );
}

function slipOf(field, value, required) {
  if (empty(value)) return required ? 'required' : null;
  const size = typeof value === 'string' ? [...value.trim()].length : value;
  if (field.type === 'text') return outside(field.length, size) ? 'length' : null;
  if (['int', 'number', 'money'].includes(field.type))
    return !Number.isFinite(value) || outside(field.range, value) ? 'range' : null;
  return Array.isArray(value) && outside(field.count, value.length) ? 'count' : null;
}

const outside = (bounds, size) => bounds && (size < (bounds[0] ?? -Infinity) || size > (bounds[1] ?? Infinity));
const asked = (action, fields) =>
  Object.fromEntries(
    Object.entries(fields ?? {}).filter(([name, value]) => action.fields.includes(name) && !empty(value)),
  );
