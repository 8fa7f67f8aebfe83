// The pictures that this device keeps until they have arrived, sealed, each with the record that declares it. No document: the service worker
// sends them as well.
//
// A picture is {n, key, account, state, about, record, at, incident, command, size, problem}. `key`: which post it goes with (post.pictures);
// `about`: the record of that post, once it was accepted; `record`: the record that declares this picture, once that was accepted; then the
// content follows. state: waiting, sent, refused. The command's id is made with the picture, so it is declared once, however often it is sent.
import {deliver} from './deliver.js';
import {onPictures} from './store.js';
import {upload} from './upload.js';
import {deviceKey, seal, sealing, unseal} from './vault.js';

/** Whoever holds this lock sends pictures; the channel of the same name says that something changed. */
export const PICTURES = 'sextant-pictures';
export const MOST_PICTURES = 60; // at 400 KB each a quarter of an hour at 30 KiB a second
const CHOSEN_FOR_MS = 60 * 60_000; // a picture of a form that was never sent is thrown away after that

export async function keptPictures() {
  const rows = await onPictures('pictures', 'readonly', store => store.getAll());
  return Promise.all(rows.map(async ({sealed, ...open}) => ({...open, ...(await unseal(sealed))})));
}

/** Keeps a picture and its content; resolves to its position when both are on the disk. */
export async function keepPicture(picture, bytes) {
  const made = await row(picture),
    content = await sealBytes(bytes);
  return onPictures(['pictures', 'content'], 'readwrite', (pictures, contents) => {
    const asked = pictures.add(made);
    asked.onsuccess = () => contents.put(content, asked.result);
    return asked;
  });
}

/** A picture that was drawn over, or that came further; bytes: its new content, null: it is no longer needed. */
export async function changePicture(picture, bytes) {
  const changed = await row(picture),
    content = bytes && (await sealBytes(bytes));
  await onPictures(['pictures', 'content'], 'readwrite', (pictures, contents) => {
    if (content) contents.put(content, picture.n);
    else if (bytes === null) contents.delete(picture.n);
    return pictures.put(changed);
  });
}

export const dropPictures = some =>
  onPictures(['pictures', 'content'], 'readwrite', (pictures, contents) =>
    some.flatMap(({n}) => [pictures.delete(n), contents.delete(n)]),
  );

export async function contentOf({n}) {
  const sealed = await onPictures('content', 'readonly', contents => contents.get(n));
  return sealed && unsealBytes(sealed);
}

/**
 * Lets pictures know the record of their post, and throws away what belongs to no post any more: pictures of forms that were never sent, and the
 * traces of those that arrived. posts: all that this device keeps. Resolves to the pictures as they are then.
 */
export async function tidied(posts, now = Date.now()) {
  const byKey = new Map(posts.filter(post => post.pictures).map(post => [post.pictures, post]));
  const gone = [],
    stay = [];
  for (const picture of await keptPictures()) {
    const post = byKey.get(picture.key);
    const about = picture.about ?? (post?.state === 'sent' ? post.answer?.records?.[0] : undefined);
    if (!post && (picture.state === 'sent' || (!about && now - picture.at > CHOSEN_FOR_MS))) gone.push(picture);
    else if (about === picture.about) stay.push(picture);
    else {
      stay.push({...picture, about});
      await changePicture({...picture, about});
    }
  }
  if (gone.length) await dropPictures(gone);
  return stay;
}

/** One try to bring a picture to the server: first its record, then its content. Resolves to {picture: as it is now, outcome}. */
export async function sendPicture(picture, {tries = 0, language, goOn} = {}) {
  let now = picture,
    failures = tries;
  if (!now.record) {
    const {command, about, incident} = now;
    const outcome = await deliver(
      {incident, command: {...command, fields: {...command.fields, [now.aboutField]: about}}},
      tries,
      language,
    );
    if (outcome.state === 'confirm') return settled(now, {...outcome, state: 'refused'});
    if (outcome.state !== 'sent') return settled(now, outcome);
    failures = 0; // what failed before was another matter
    now = {...now, record: outcome.answer.records[0]};
    await changePicture(now);
  }
  const bytes = await contentOf(now);
  if (!bytes) return settled(now, {state: 'refused', problem: {code: 'gone'}});
  return settled(now, {failures, ...(await upload(now, bytes, {tries: failures, language, goOn}))});
}

async function settled(picture, outcome) {
  if (outcome.state !== 'sent' && outcome.state !== 'refused') return {picture, outcome};
  const now = {...picture, state: outcome.state, problem: outcome.problem};
  await changePicture(now, outcome.state === 'sent' ? null : undefined);
  return {picture: now, outcome};
}

// Bytes as they are, without a text in between; sealed like the posts (vault.js).
async function sealBytes(bytes) {
  if (!sealing) return {plain: bytes};
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return {iv, data: await crypto.subtle.encrypt({name: 'AES-GCM', iv}, await deviceKey(), bytes)};
}

const unsealBytes = async ({plain, iv, data}) =>
  plain ?? new Uint8Array(await crypto.subtle.decrypt({name: 'AES-GCM', iv}, await deviceKey(), data));

async function row({n, key, account, state, about, record, ...content}) {
  const open = {key, account, state, about, record, sealed: await seal(content)};
  return n === undefined ? open : {n, ...open};
}
