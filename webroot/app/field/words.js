// The phrases of the phone page and of the outbox: the reader's language first, the other when the page has long been open.
import {language, words} from '../i18n/index.js';

const PHRASES = {zh: () => import('./zh.js'), en: () => import('./en.js')};
const OTHERS_AFTER_MS = 4_000;

const read = async tongue => words({[tongue]: (await PHRASES[tongue]()).default});

/** Resolves when the page can speak. */
export const spoken = read(language());

// Without a network and not kept yet: asked for again when the page is opened the next time.
setTimeout(() => Promise.allSettled(Object.keys(PHRASES).map(read)), OTHERS_AFTER_MS);
