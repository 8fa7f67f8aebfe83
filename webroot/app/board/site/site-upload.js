/** Hands in a picture of the site: drawn anew (no place, no device in it), declared by a record of the plan's type, then its content. */
import { commandId } from '../../post/api.js';
import { there } from '../later.js';
import { mayPost } from '../types.js';
import { say } from '../say.js';

const LONGEST_NAME = 80;

export function mayUpload(world) {
  return Boolean(world.plan.site) && mayPost(world, world.plan.site.picture.of);
}

/** Resolves when the content is there, fails with what to say. tell(percent). */
export async function upload(world, file, tell) {
  const { of, file: content, size, name } = world.plan.site.picture;
  const [{ fingerprint }, { shrink }, { handIn }] = await there(() => Promise.all([import('../../post/fingerprint.js'), import('../../post/shrink.js'), import('../hand-in.js')]));
  const bytes = await drawn(file, shrink);
  const most = world.plan.records[of].fields[size].range[1];
  if (bytes.length > most) throw new Error(say('files.tooLarge', { mb: Math.floor(most / 2 ** 20) }));
  const fields = { [name]: nameOf(file), [content]: await fingerprint(bytes), [size]: bytes.length };
  await handIn(world.incident.id, { bytes, command: { commandId: commandId(), type: 'postRecord', record: of, fields } }, tell);
}

async function drawn(file, shrink) {
  try {
    return await shrink(file);
  } catch {
    throw new Error(say('site.noPicture'));
  }
}

/** As the person called it, without its ending. */
function nameOf(file) {
  return file.name.replace(/\p{C}/gu, '').replace(/\.[a-z0-9]{1,5}$/iu, '').trim().slice(0, LONGEST_NAME) || say('files.unnamed');
}
