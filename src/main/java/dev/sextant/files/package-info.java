/**
 * Where the contents of files are kept: pictures, sound, papers that a record of the journal declares ({@link
 * dev.sextant.incident.Attachment}). {@link dev.sextant.files.FileShelf} takes a content in parts, looks at the whole
 * ({@link dev.sextant.files.Inspection}: fingerprint, type by its first bytes, pixels, the place it was taken at), makes a
 * small picture, and only then puts it on the shelf, in one step. Nothing here decides who may: whoever asks has asked the
 * incident before.
 *
 * <p>All work with the disk is done on threads of its own. May enter: {@code incident} and {@code plan} for what was
 * declared, {@code ops}.
 */
@NullMarked
package dev.sextant.files;

import org.jspecify.annotations.NullMarked;
