// Makes a picture small enough for a bad network. Drawn anew, it keeps nothing but what is seen: no place, no device, no time.
const SIDE = 1600, // pixels
  BYTES = 400 * 1024,
  QUALITIES = [0.85, 0.75, 0.65, 0.5],
  SMALLER = 0.8;

/** A JPEG of at most 1600 pixels and 400 KB as bytes. Fails when the browser cannot open the picture. */
export async function shrink(file) {
  const bitmap = await createImageBitmap(file, {imageOrientation: 'from-image'});
  try {
    return await jpegOf(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** The same of something drawn. */
export async function jpegOf(drawn, width, height) {
  for (let scale = Math.min(1, SIDE / Math.max(width, height)); ; scale *= SMALLER) {
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff'; // what is clear in a PNG would be black in a JPEG
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    for (const quality of QUALITIES) {
      const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', quality));
      if (!blob) throw new Error('the browser cannot write a picture');
      if (blob.size <= BYTES) return new Uint8Array(await blob.arrayBuffer());
    }
  }
}
