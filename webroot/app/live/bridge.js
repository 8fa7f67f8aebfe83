// One socket per page to the server's bridge: register, unregister, ping; rec and err come back.
// It keeps trying for ever, and says so: link is 'connecting', 'open' or 'slow' (no socket to be had: ask every 2 s).

const PING_EVERY_MS = 5_000;
const SILENT_MS = 12_000; // an open socket that says nothing for so long is dead
const OPEN_WITHIN_MS = 8_000;
const BACK_OFF_MS = 500,
  BACK_OFF_MAX_MS = 15_000;
const SLOW_AFTER_FAILURES = 2;

export class Bridge {
  #url;
  #socket = null;
  #failures = 0;
  #retry = 0;
  #ping = 0;
  #heardAt = 0;
  #stopped = false;
  #receivers = new Map(); // address -> (body) => void
  #linked = new Set(); // (link) => void
  #decoder = new TextDecoder();
  link = 'connecting';

  constructor(url = liveUrl()) {
    this.#url = url;
    addEventListener('online', () => this.wake());
    addEventListener('pageshow', event => event.persisted && this.wake());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.wake());
    this.#connect();
  }

  add(address, receiver) {
    this.#receivers.set(address, receiver);
    this.#say({type: 'register', address, headers: {}});
  }

  remove(address) {
    this.#receivers.delete(address);
    this.#say({type: 'unregister', address, headers: {}});
  }

  onLink(listener) {
    this.#linked.add(listener);
    return () => this.#linked.delete(listener);
  }

  /** The network or the screen came back: do not sit out the back-off, and let the views ask what they missed. */
  wake() {
    if (this.#stopped) return;
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#setLink('open', true);
    } else if (!this.#socket) {
      this.#connect();
    }
  }

  stop() {
    this.#stopped = true;
    this.#drop();
    clearTimeout(this.#retry);
  }

  #connect() {
    clearTimeout(this.#retry);
    const socket = new WebSocket(this.#url);
    const patience = setTimeout(() => this.#lost(socket), OPEN_WITHIN_MS);
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      clearTimeout(patience);
      this.#opened();
    };
    socket.onmessage = event => this.#heard(event.data);
    socket.onclose = () => {
      clearTimeout(patience);
      this.#lost(socket);
    };
  }

  #opened() {
    this.#failures = 0;
    this.#heardAt = Date.now();
    for (const address of this.#receivers.keys()) this.#say({type: 'register', address, headers: {}});
    this.#say({type: 'ping'});
    this.#ping = setInterval(() => this.#beat(), PING_EVERY_MS);
    this.#setLink('open');
  }

  #beat() {
    const socket = this.#socket;
    if (Date.now() - this.#heardAt > SILENT_MS) this.#lost(socket);
    else this.#say({type: 'ping'});
  }

  #heard(data) {
    this.#heardAt = Date.now();
    const frame = JSON.parse(typeof data === 'string' ? data : this.#decoder.decode(data));
    if (frame.body?.bye) return this.#lost(this.#socket, frame.body.retryMs);
    if (frame.type === 'rec') this.#receivers.get(frame.address)?.(frame.body);
    else if (frame.type === 'err') this.#setLink(this.link, true); // no address in it: every view asks by HTTP and learns why
  }

  #lost(socket, retryMs) {
    if (socket !== this.#socket || this.#stopped) return;
    this.#drop();
    this.#failures += 1;
    this.#setLink(this.#failures > SLOW_AFTER_FAILURES ? 'slow' : 'connecting');
    this.#retry = setTimeout(() => this.#connect(), retryMs ?? backOff(this.#failures));
  }

  #drop() {
    clearInterval(this.#ping);
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #say(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #setLink(link, again = false) {
    if (link === this.link && !again) return;
    this.link = link;
    this.#linked.forEach(listener => listener(link));
  }
}

/** Full jitter: a thousand screens that lost the same server do not come back in the same instant. */
export const backOff = failures => Math.random() * Math.min(BACK_OFF_MAX_MS, BACK_OFF_MS * 2 ** failures);

const liveUrl = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live/websocket`;
