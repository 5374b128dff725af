import type { FileType, RecordFile } from '@/lib/api/files';
import { numbers } from '@/lib/i18n/formatters';

/** What a name of each type ends in; the server takes no others, and holds name and type together. */
const endings: Record<FileType, readonly string[]> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/heic': ['heic', 'heif'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.ms-powerpoint': ['ppt'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'image/vnd.dwg': ['dwg'],
  'message/rfc822': ['eml'],
  'application/zip': ['zip'],
  'audio/mpeg': ['mp3'],
  'audio/mp4': ['m4a'],
  'video/mp4': ['mp4'],
  'video/quicktime': ['mov'],
};

const types = Object.keys(endings) as FileType[];

/** For a file picker: the endings, and the types that let a phone offer its camera. */
export const ACCEPTED = [
  'image/*',
  'application/pdf',
  ...types.flatMap((type) => endings[type].map((ending) => `.${ending}`)),
].join(',');

const PICTURES: ReadonlySet<FileType> = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
]);

/** The type by the name's ending: what browsers say of one file differs from computer to computer. */
export function typeOf(name: string): FileType | null {
  const ending = /[^.\s].*\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return types.find((type) => ending && endings[type].includes(ending)) ?? null;
}

const isPicture = ({ content_type }: RecordFile) => PICTURES.has(content_type);
export const isPdf = ({ content_type }: RecordFile) => content_type === 'application/pdf';
export const canBeShown = (file: RecordFile) => isPicture(file) || isPdf(file);

type Refusal = 'type' | 'empty' | 'large' | 'full' | 'name';

const LONGEST_NAME = 255;

export type Room = { most: number; left: number };

/** Why a file cannot be added, as far as that is known before it is sent. */
export function refusalOf(file: { name: string; size: number }, room: Room): Refusal | null {
  if (!typeOf(file.name)) return 'type';
  if (file.name.length > LONGEST_NAME) return 'name';
  if (file.size === 0) return 'empty';
  if (file.size > room.most) return 'large';
  return file.size > room.left ? 'full' : null;
}

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** A size in words, such as 2.4 MB. */
export function sizeInWords(bytes: number, locale: string): string {
  const step = Math.min(
    UNITS.length - 1,
    Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)),
  );
  const size = bytes / 1024 ** step;
  const digits = step === 0 || size >= 10 ? 0 : 1;
  const text = numbers(locale, { maximumFractionDigits: digits }).format(size);
  return `${text} ${UNITS[step] ?? 'B'}`;
}
