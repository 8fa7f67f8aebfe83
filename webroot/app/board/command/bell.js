/** The sound of the command screen when a suggested level stays unanswered. A browser plays nothing before the page was touched once. */
const NOTES = [[0, 660], [0.25, 880], [0.5, 660], [0.75, 880]];
let heard;

/** Sounds once for each repetition that came after this page was opened. */
export function bellFor(suggestion) {
  const at = suggestion?.repeatedAt ?? '';
  if (heard !== undefined && at && at !== heard) sound();
  heard = at;
}

function sound() {
  if (!navigator.userActivation?.hasBeenActive || !globalThis.AudioContext) return;
  const context = new AudioContext();
  for (const [after, pitch] of NOTES) {
    const tone = context.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(context.destination);
    tone.start(context.currentTime + after);
    tone.stop(context.currentTime + after + 0.2);
  }
  setTimeout(() => context.close(), 2_000);
}
