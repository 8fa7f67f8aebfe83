// The approvals page.
import './words.js';
import './approvals-app.js';
import {onIdentity} from '../post/api.js';

onIdentity(async () => (await import('../identity/confirm-identity.js')).confirmIdentity());

document.body.append(document.createElement('approvals-app'));
