// The phrases of the phone page and of the outbox.
import {words} from '../i18n/index.js';
import zh from './zh.js';
import en from './en.js';

words({zh, en});
