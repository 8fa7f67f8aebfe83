// The sound and the shaking of an alarm while the page is open: at once, then every 20 s for two minutes. A browser plays
// nothing before the page was touched once; the shaking and the red stand for it until then.
const EVERY_MS = 20_000,
  TIMES = 6;
const NOTES = [
  [0, 880],
  [0.22, 660],
  [0.44, 880],
];
const heard = new Map();
let audio,
  ringing = [],
  timer = 0;

addEventListener('pointerdown', () => awake()?.resume(), {passive: true});

/** These stand unacknowledged now. The same ones again change nothing; none is silence. */
export function ringFor(ids) {
  ringing = ids;
  if (!ids.length) silence();
  else if (ids.some(id => !heard.has(id))) ring();
}

export function silence() {
  clearTimeout(timer);
  ringing = [];
}

function ring() {
  clearTimeout(timer);
  const due = ringing.filter(id => (heard.get(id) ?? 0) < TIMES);
  if (!due.length) return;
  due.forEach(id => heard.set(id, (heard.get(id) ?? 0) + 1));
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([300, 120, 300, 120, 300]);
  sound();
  timer = setTimeout(ring, EVERY_MS);
}

function sound() {
  if (!navigator.userActivation?.hasBeenActive) return;
  const context = awake();
  if (!context) return;
  const volume = context.createGain();
  volume.gain.value = 0.4;
  volume.connect(context.destination);
  for (const [after, pitch] of NOTES) {
    const tone = context.createOscillator();
    tone.type = 'square';
    tone.frequency.value = pitch;
    tone.connect(volume);
    tone.start(context.currentTime + after);
    tone.stop(context.currentTime + after + 0.18);
  }
}

function awake() {
  if (!navigator.userActivation?.hasBeenActive || !globalThis.AudioContext) return undefined;
  return (audio ??= new AudioContext());
}
