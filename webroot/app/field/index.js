// The phone page: the element, and the shell that lets it open without a network.
import {Outbox} from '../post/outbox.js';
import {spoken} from './words.js';
import './field-app.js';
import {keepShell} from './shell.js';

await spoken;
const app = document.createElement('field-app');
app.outbox = new Outbox();
document.body.append(app);
keepShell();
