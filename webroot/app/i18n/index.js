// What language this page speaks. t('key') gives a phrase of ours, label(Label) one of the plan's {zh, en}.
// A screen adds its own phrases with words({zh: {…}, en: {…}}) so that the two shared files stay small.
import zh from './zh.js';
import en from './en.js';

const STORED = 'sextant.language';
const TAGS = {zh: 'zh-CN', en: 'en'};
const phrases = {zh: {...zh}, en: {...en}};
const listeners = new Set();
let current = choose();
document.documentElement.lang = TAGS[current];

export function words(more) {
  for (const [language, own] of Object.entries(more)) Object.assign(phrases[language], own);
}

/** The phrase for key in the reader's language; {name} is replaced from values. */
export function t(key, values) {
  const phrase = phrases[current][key] ?? phrases.en[key] ?? key;
  return values ? phrase.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all) : phrase;
}

/** A Label {zh, en} (or a plain string) as the reader reads it; never undefined. */
export function label(text) {
  if (text === null || text === undefined) return '';
  if (typeof text !== 'object') return String(text);
  return text[current] ?? Object.values(text)[0] ?? '';
}

export const language = () => current;
export const languageTag = () => TAGS[current];

/** True when somebody switched the language on this device: their choice stands above the account's. */
export const languageChosen = () => Boolean(TAGS[stored()]);

/** Speaks another language from now on, on this page and the next ones. */
export function setLanguage(next) {
  if (!TAGS[next] || next === current) return;
  current = next;
  document.documentElement.lang = TAGS[next];
  store(next);
  listeners.forEach(listener => listener(next));
}

/** Calls listener(language) after each switch; returns the way to stop. */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function choose() {
  const asked = new URLSearchParams(location.search).get('lang') ?? stored();
  if (TAGS[asked]) return asked;
  const own = (navigator.languages ?? [navigator.language]).map(tag => tag.slice(0, 2)).find(tag => TAGS[tag]);
  return own ?? 'en';
}

// A browser may forbid storage (private window, policy): then the choice lasts as long as the page.
function stored() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function store(value) {
  try {
    localStorage.setItem(STORED, value);
  } catch {
    document.documentElement.dataset.languageKept = 'page';
  }
}
