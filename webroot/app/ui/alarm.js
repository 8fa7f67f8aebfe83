// The alarm of a screen: tones made here (no file, nobody else's voice), shaking, and the switch that silences both on this device.
// An event is heard once on a device, whichever tab, reload or reconnect shows it again: what was heard is kept, the newest hundred.
const SWITCH = 'sextant.alarm',
  HEARD = 'sextant.alarm.heard',
  KEPT = 100,
  OFF = 'off';
const RING = {notes: [[0, 880], [0.22, 660], [0.44, 880]], seconds: 0.18, volume: 0.4, shakes: [300, 120, 300, 120, 300]};
const listeners = new Set();
let audio, off = read(SWITCH) === OFF;

// Another tab of this device was switched.
addEventListener('storage', ({key}) => key === SWITCH && turned(read(SWITCH) === OFF));
// A browser plays nothing before the page was touched once.
addEventListener('pointerdown', () => touched() && awake(), {passive: true});

export const alarmOn = () => !off;

export function switchAlarm(on) {
  write(SWITCH, on ? 'on' : OFF);
  turned(!on);
}

/** Calls listener(on) after each switch; returns the way to stop. */
export function onAlarmSwitch(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a sound would be heard now; a wall that nobody touches may be allowed to by its browser's policy. */
export const canSound = () => touched() || audio?.state === 'running';

/**
 * Rings for what has not been heard so often, nor just now: [{id, times, everyMs}]. Resolves to true when it rang. While the switch is off it is
 * silent, and what is to be heard once is then past; while the browser would play nothing, nothing counts as heard.
 */
export async function ring(events) {
  if (off) {
    await heard(events.filter(({times}) => times === 1));
    return false;
  }
  if (!(await awake()) && !touched()) return false; // a device without sound shakes
  if (!(await heard(events))) return false;
  sound(RING);
  if (touched()) navigator.vibrate?.(RING.shakes);
  return true;
}

/** The sound alone, to hear how it is. */
export const sample = () => awake().then(() => sound(RING));

// One tab of this device after the other: two of them are told of an event at the same moment.
const heard = events => (navigator.locks ? navigator.locks.request(HEARD, () => count(events)) : count(events));

function count(events) {
  const known = new Map(parsed(read(HEARD))),
    at = Date.now();
  const fresh = events.filter(({id, times, everyMs = 0}) => {
    const [often, last] = known.get(id) ?? [0, 0];
    return often < times && Math.abs(at - last) >= everyMs;
  });
  if (!fresh.length) return false;
  for (const {id} of fresh) {
    const [often] = known.get(id) ?? [0];
    known.delete(id);
    known.set(id, [often + 1, at]);
  }
  write(HEARD, JSON.stringify([...known].slice(-KEPT)));
  return true;
}

function turned(now) {
  off = now;
  listeners.forEach(listener => listener(!off));
}

function sound({notes, seconds, volume}) {
  if (audio?.state !== 'running') return;
  const loud = audio.createGain();
  loud.gain.value = volume;
  loud.connect(audio.destination);
  for (const [after, pitch] of notes) {
    const tone = audio.createOscillator();
    tone.type = 'square';
    tone.frequency.value = pitch;
    tone.connect(loud);
    tone.start(audio.currentTime + after);
    tone.stop(audio.currentTime + after + seconds);
  }
}

const WAKES_WITHIN_MS = 500;
async function awake() {
  if (!globalThis.AudioContext) return false;
  audio ??= new AudioContext();
  // Without a touch resume() stays open for ever.
  if (audio.state !== 'running') await Promise.race([audio.resume(), new Promise(late => setTimeout(late, WAKES_WITHIN_MS))]);
  return audio.state === 'running';
}

const touched = () => Boolean(navigator.userActivation?.hasBeenActive);

function parsed(text) {
  try {
    const known = JSON.parse(text ?? '[]');
    return Array.isArray(known) ? known : [];
  } catch {
    return [];
  }
}

// A browser may forbid storage (private window, policy): then it lasts as long as the page.
const page = new Map();
function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return page.get(key) ?? null;
  }
}
function write(key, value) {
  page.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // kept in the page
  }
}
