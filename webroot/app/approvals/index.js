// The approvals page.
import './words.js';
import './approvals-app.js';

document.body.append(document.createElement('approvals-app'));
