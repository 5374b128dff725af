/** Why something is not taken as a picture. */
export type Unfit = 'kind' | 'heic' | 'unreadable' | 'huge';

export class UnfitPicture extends Error {
  readonly why: Unfit;

  constructor(why: Unfit) {
    super(why);
    this.name = 'UnfitPicture';
    this.why = why;
  }
}

const LONGEST_SIDE = 1600;
/** Pixels of what is opened at all: more than any phone's camera takes. */
const MOST_PIXELS = 120_000_000;
const QUALITY = 0.82;
/** Bytes that tell what a file is. */
const HEAD = 16;

type Kind = 'picture' | 'heic';

const text = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.slice(from, to));

/** What the first bytes say, whatever the name does; null for what is drawn by a program, such as SVG, or no picture. */
export function kindOf(head: Uint8Array): Kind | null {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'picture';
  if (text(head, 0, 8) === '\x89PNG\r\n\x1a\n' || /^GIF8[79]a/.test(text(head, 0, 6))) {
    return 'picture';
  }
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP') return 'picture';
  if (text(head, 4, 8) !== 'ftyp') return null;
  const brand = text(head, 8, 12);
  if (brand === 'avif') return 'picture';
  return /^(hei[cmsx]|hev[cmsx]|mif1|msf1)$/.test(brand) ? 'heic' : null;
}

type Size = { width: number; height: number };

/** The size as it is kept: no side longer than a document needs, and none made longer. */
export function fittedSize({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const part = (side: number) => Math.max(1, Math.round(side * scale));
  return { width: part(width), height: part(height) };
}

/**
 * The picture as a JPEG for a document: small, upright, and without what a camera notes in it, such as the place.
 * Throws UnfitPicture.
 */
export async function fitted(file: Blob): Promise<Blob> {
  const kind = kindOf(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
  if (kind === null) throw new UnfitPicture('kind');
  const address = URL.createObjectURL(file);
  try {
    const image = await opened(address);
    if (!image) throw new UnfitPicture(kind === 'heic' ? 'heic' : 'unreadable');
    return await drawn(image);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function opened(address: string): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => resolve(null);
    image.src = address;
  });
}

async function drawn(image: HTMLImageElement): Promise<Blob> {
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth * naturalHeight > MOST_PIXELS) throw new UnfitPicture('huge');
  const canvas = document.createElement('canvas');
  const { width, height } = fittedSize({ width: naturalWidth, height: naturalHeight });
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new UnfitPicture('unreadable');
  // JPEG knows nothing transparent.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const jpeg = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', QUALITY),
  );
  if (!jpeg) throw new UnfitPicture('unreadable');
  return jpeg;
}
