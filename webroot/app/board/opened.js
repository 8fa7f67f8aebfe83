/** What somebody opens from a board: a record, a form, a question, the log, a code to join. See later.js. */
import './act-dialog.js';
import './post-form.js';
import './record-pane.js';
import './log-page.js';
export { openJoining } from './join-dialog.js';
