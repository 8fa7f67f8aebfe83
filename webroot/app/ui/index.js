// All shared elements.
import './marks.js';
import './live-dot.js';
import './time-age.js';
import './limit-bar.js';
import './language-switch.js';
import './problem-list.js';
export {toast} from './toast-list.js';
export {Element, TickingElement} from './element.js';
