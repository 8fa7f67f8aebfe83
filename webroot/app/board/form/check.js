/**
 * The bounds of the plan, mirrored so that a slip is named while it is typed. Only a mirror: the server decides.
 * A problem is {field, code, expected}; `field` is a path such as "count" or "items.2.text".
 */
import { isEmpty } from '../value.js';
import { filledRows } from './values.js';

export function check(fields, values, path = '') {
  return Object.entries(fields).flatMap(([name, field]) => checkField(field, values?.[name], path + name));
}

/** The problems that stay when values were typed: those of fields that are as they were. */
export function stillWrong(problems, before, after) {
  return (problems ?? []).filter(({ field }) => before?.[field.split('.')[0]] === after?.[field.split('.')[0]]);
}

function checkField(field, value, path) {
  if (field.computed) return [];
  if (isEmpty(value) || (typeof value === 'string' && value.trim() === '')) {
    return field.required && isEmpty(field.default) ? [{ field: path, code: 'required' }] : []; // what has a default, the server fills in
  }
  const find = CHECKS[field.type];
  return find ? find(field, value, path) : [];
}

const CHECKS = {
  text: (field, value, path) => between(field.length, [...String(value).trim()].length, path, 'length'),
  int: (field, value, path) => Number.isInteger(value) ? between(field.range, value, path, 'range') : [{ field: path, code: 'int' }],
  number: number,
  money: number,
  time: (field, value, path) => Number.isNaN(Date.parse(value)) ? [{ field: path, code: 'time' }] : [],
  set: several,
  refs: several,
  groups: several,
  people: several,
  list: (field, value, path) => [
    ...several(field, filledRows(field, value), path),
    ...filledRows(field, value).flatMap((item, index) => check(field.fields ?? {}, item, `${path}.${index}.`)),
  ],
};

function number(field, value, path) {
  return Number.isFinite(value) ? between(field.range, value, path, 'range') : [{ field: path, code: 'number' }];
}

function several(field, value, path) {
  return between(field.count, value.length, path, 'count');
}

function between(bounds, value, path, code) {
  if (!bounds) return [];
  const [low, high] = bounds;
  const below = low !== null && low !== undefined && value < low;
  const above = high !== null && high !== undefined && value > high;
  return below || above ? [{ field: path, code, expected: bounds }] : [];
}
