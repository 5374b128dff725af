import { newUlid } from '@/lib/api/ulid';
import { identityOf, type Session } from '@/lib/auth/session';
import { t } from '@/lib/i18n/quote-page';
import { enqueue } from '@/lib/offline/outbox';
import { pictureWrite } from '@/lib/offline/send-file';
import { fitted, UnfitPicture } from '@/lib/pictures/picture';

/** Something about a photo in words for whoever took it. */
export class PhotoRefused extends Error {}

const LONGEST_NAME = 100;

type About = { quote: { id: string; title: string }; line: string };

/**
 * Keeps a photo for a line on this device, from where it is sent once the quote is on the server; its id, at once.
 * Throws PhotoRefused.
 */
export async function takePhoto(
  file: File,
  { quote, line }: About,
  session: Session,
): Promise<string> {
  const picture = await fitted(file).catch((error: unknown) => {
    if (error instanceof UnfitPicture) throw new PhotoRefused(t(`quotes.photo.${error.why}`));
    throw error;
  });
  const { limits, usage } = session.org;
  if (limits.storage_bytes !== null && usage.storage_bytes + picture.size > limits.storage_bytes) {
    throw new PhotoRefused(t('quotes.photo.full'));
  }
  const id = newUlid();
  const stem = line.trim().slice(0, LONGEST_NAME) || t('quotes.photo');
  const name = `${stem}.jpg`;
  const write = pictureWrite({ id, name, parent: { type: 'quote', id: quote.id } }, quote.title);
  const entry = { ...write, key: crypto.randomUUID(), form: null };
  const data = await picture.arrayBuffer();
  try {
    await enqueue(identityOf(session), entry, { fileId: id, data });
  } catch {
    throw new PhotoRefused(t('quotes.photo.noRoom'));
  }
  return id;
}
