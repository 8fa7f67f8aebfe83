// lit's repeat leaves a comment in the page for every row that goes. On a wall that hangs for weeks a list that turns over begins
// anew once in a while: keyed(generation(newest), list).
const ENTRIES = 500;

/** Of the newest entry's number: another one after so many entries. */
export const generation = seq => Math.floor(seq / ENTRIES);
