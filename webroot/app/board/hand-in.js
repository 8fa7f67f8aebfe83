/** Hands in a file of a record: made ready in the browser, declared, then its content, until it is there. */
import { submit } from './server.js';
import { commandId } from '../post/api.js';
import { declared, kindOf } from '../post/declared.js';
import { fingerprint } from '../post/fingerprint.js';
import { shrink } from '../post/shrink.js';
import { upload } from '../post/upload.js';
import { language } from '../i18n/index.js';
import { serverNow } from '../live/freshness.js';
import { say } from './say.js';

const AGAIN_MS = 3_000;
const MOST_TRIES = 20; // some minutes: then the person is asked

/** A file that somebody chose, as it will be sent: {bytes, command}. Pictures are drawn anew, smaller and without the place. */
export async function made(world, about, file) {
  const kind = kindOf(world.plan, file.type), most = mostBytes(world);
  if (!kind) throw new Error(say('files.type'));
  const redrawn = file.type.startsWith('image/');
  if (!redrawn && file.size > most) throw new Error(say('files.tooLarge', { mb: Math.floor(most / 2 ** 20) }));
  const bytes = redrawn ? await shrink(file) : new Uint8Array(await file.arrayBuffer());
  const group = world.plan.groups[world.group] ? world.group : about.group;
  const command = declared(world.plan, {
    group, name: nameOf(file), kind, redrawn, sha256: await fingerprint(bytes), size: bytes.length,
    capturedAt: redrawn ? new Date(serverNow() - Math.max(0, Date.now() - file.lastModified)).toISOString() : undefined,
  });
  command.fields[world.plan.attachments.about] = about.id;
  return { bytes, command: { commandId: commandId(), ...command } };
}

/** Declares it and hands it in; asks again while nobody knows. Resolves when it is there, fails with what to say. tell(percent). */
export async function handIn(incident, { bytes, command }, tell) {
  const record = await declaredAs(incident, command);
  for (let tries = 0; ; tries++) {
    const outcome = await upload({ incident, record, size: bytes.length }, bytes, {
      tries, language: language(), goOn: (have) => { tell(Math.round((100 * have) / bytes.length)); return true; },
    });
    if (outcome.state === 'sent') return;
    if (outcome.state !== 'waiting' || tries >= MOST_TRIES) throw new Error(outcome.problem?.errors?.[0]?.message ?? outcome.problem?.message ?? say('files.lost'));
    await pause(outcome.afterMs);
  }
}

async function declaredAs(incident, command) {
  for (let tries = 0; ; tries++) {
    const answer = await submit(incident, command);
    if (answer.value) return answer.value.records[0];
    if (answer.problem) throw answer.problem;
    if (tries >= MOST_TRIES) throw new Error(say('files.lost'));
    await pause(answer.afterMs ?? AGAIN_MS);
  }
}

const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

function mostBytes(world) {
  const { record, size } = world.plan.attachments;
  return world.plan.records[record].fields[size].range[1];
}

/** As the person called it, as long as a name may be. */
function nameOf(file) {
  return file.name.replace(/\p{C}/gu, '').trim().slice(-100) || say('files.unnamed');
}
