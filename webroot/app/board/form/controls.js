/** Which control a field type gets. A control is {body, aside?, grouped?}: grouped ones name themselves as a group. */
import { text } from './text-controls.js';
import { whole, decimal, time } from './number-controls.js';
import { yesNo, oneOf, someOf, oneRecord, someRecords, oneGroup, someGroups, onePerson, somePeople } from './choice-controls.js';
import { list } from './list-control.js';

const CONTROLS = {
  text, int: whole, number: decimal, money: decimal, bool: yesNo, enum: oneOf, set: someOf, time, ref: oneRecord, refs: someRecords,
  group: oneGroup, groups: someGroups, person: onePerson, people: somePeople, list,
};

export function control(context) {
  return (CONTROLS[context.field.type] ?? text)(context);
}
