// The command that declares a file, from what the plan says about files (plan.attachments). Pure.

/** What a content of this type is to the plan: its value of the kind, or undefined when the plan takes none such. */
export function kindOf({attachments}, type) {
  const holds = type.startsWith('image/') ? 'picture' : type.startsWith('audio/') ? 'sound' : type === 'application/pdf' ? 'document' : undefined;
  return Object.keys(attachments.kinds).find(kind => attachments.kinds[kind] === holds);
}

/** The field that says which record it belongs to is given where that is known. */
export function declared(plan, {group, name, kind, sha256, size, capturedAt, redrawn = false, blurred = false}) {
  const files = plan.attachments,
    type = plan.records[files.record];
  const fields = {...files.preset, [files.name]: name, [files.kind]: kind, [files.file]: sha256, [files.size]: size};
  if (type.owner && type.fields[type.owner]?.type === 'group') fields[type.owner] = group;
  if (files.capturedAt && capturedAt) fields[files.capturedAt] = capturedAt;
  if (files.placeRemoved && redrawn) fields[files.placeRemoved] = true;
  if (files.facesBlurred && blurred) fields[files.facesBlurred] = true;
  return {type: 'postRecord', record: files.record, fields};
}
