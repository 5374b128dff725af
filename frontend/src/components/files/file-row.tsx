'use client';

import {
  File,
  FileArchive,
  FileImage,
  FileMusic,
  FileSpreadsheet,
  FileText,
  FileVideo,
  type LucideIcon,
} from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { errorMessage } from '@/lib/api/api-error';
import { downloadFile, type FilesOf, type RecordFile } from '@/lib/api/files';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useSession } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/files';
import { toast } from '@/stores/toasts';
import { canBeShown, sizeInWords } from './file-types';

const FileMenu = dynamic(() => import('./file-menu').then((module) => module.FileMenu), {
  ssr: false,
  loading: () => <Skeleton className="size-11 opacity-0 md:size-9" />,
});
const FilePreview = dynamic(() => import('./file-preview').then((module) => module.FilePreview), {
  ssr: false,
});

const icons = {
  picture: FileImage,
  sound: FileMusic,
  film: FileVideo,
  archive: FileArchive,
  sheet: FileSpreadsheet,
  text: FileText,
  other: File,
} as const satisfies Record<string, LucideIcon>;

function looksLike({ content_type: type }: RecordFile): keyof typeof icons {
  if (type.startsWith('image/')) return 'picture';
  if (type.startsWith('audio/')) return 'sound';
  if (type.startsWith('video/')) return 'film';
  if (type === 'application/zip') return 'archive';
  if (/sheet|excel|csv/.test(type)) return 'sheet';
  return /pdf|word|text/.test(type) ? 'text' : 'other';
}

export const download = (file: RecordFile) =>
  void downloadFile(file).catch((error: unknown) => toast.bad(errorMessage(error)));

type FileRowProps = { file: RecordFile; of: FilesOf; canWrite: boolean };

/** One file: what it is, how large, from whom and when. A tap shows it, or fetches what cannot be shown. */
export function FileRow({ file, of, canWrite }: FileRowProps) {
  const [open, setOpen] = useState(false);
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  const { settings } = useSession().org;
  const Icon = icons[looksLike(file)];
  const shown = canBeShown(file);
  const { name } = file;
  const facts = [
    sizeInWords(file.size, settings.locale.replace('_', '-')),
    format.instantDate(file.created_at),
    ownerName(file.uploaded_by),
  ];
  return (
    <li className="flex items-center gap-1 py-1 pr-2 pl-2 md:pl-3">
      <button
        type="button"
        aria-label={t(shown ? 'files.open' : 'files.downloadNamed', { name })}
        onClick={() => (shown ? setOpen(true) : download(file))}
        className="flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-control px-2 text-left hover:bg-sunken md:min-h-12"
      >
        <span className="grid size-9 shrink-0 place-items-center rounded-control bg-accent-soft text-accent-ink">
          <Icon aria-hidden className="size-4.5" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 font-medium break-words">{name}</span>
          <span className="block truncate text-sm text-muted tabular md:text-xs">
            {facts.filter(Boolean).join(' · ')}
          </span>
        </span>
      </button>
      <FileMenu file={file} of={of} canWrite={canWrite} onOpen={shown && (() => setOpen(true))} />
      {open && <FilePreview file={file} onClose={() => setOpen(false)} />}
    </li>
  );
}
