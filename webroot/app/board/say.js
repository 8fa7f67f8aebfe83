/** A phrase of this screen, or of all screens, in the reader's language. */
export { t as say } from '../i18n/index.js';
