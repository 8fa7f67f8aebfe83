/**
 * The command on a phone: the leader away from the desk sees what waits, and decides. The words, forms and dialogs are those of the
 * command's board; the page itself opens without a network, as the phone page does.
 */
import '../ui/index.js';
import { onIdentity } from '../post/api.js';
import { words } from '../i18n/index.js';
import { zh } from '../board/zh.js';
import { en } from '../board/en.js';
import { keepShell } from '../field/shell.js';
import './words.js';
import './lead-app.js';

// Loaded when somebody first opens what needs them, perhaps on a bad network by then.
const LATER = ['confirm-identity', 'words', 'passkey'].map((name) => `/app/identity/${name}.js`);

words({ zh, en });
onIdentity(async () => (await import('../identity/confirm-identity.js')).confirmIdentity());
document.body.append(document.createElement('lead-app'));
keepShell('/field/lead', LATER);
