'use client';

import { ExternalLink } from 'lucide-react';
import Image from 'next/image';
import { useState } from 'react';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { buttonStyles } from '@/components/ui/button-styles';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { useFileView, type RecordFile } from '@/lib/api/files';
import { t } from '@/lib/i18n/files';
import { useIsWide } from '@/lib/use-media-query';
import { download } from './file-row';
import { isPdf } from './file-types';

type FilePreviewProps = { file: RecordFile; onClose: () => void };

/** A picture or a PDF as it is, without leaving the record. */
export function FilePreview({ file, onClose }: FilePreviewProps) {
  const view = useFileView(file.id);
  return (
    <Dialog open onClose={onClose} title={file.name} wide>
      <DialogBody>
        <QueryState query={view} skeleton={<Skeleton className="h-64" />}>
          {({ url }) =>
            isPdf(file) ? <Pdf file={file} url={url} /> : <Picture file={file} url={url} />
          }
        </QueryState>
      </DialogBody>
      <DialogFooter>
        <Button tone="primary" onClick={() => download(file)}>
          {t('files.download')}
        </Button>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </DialogFooter>
    </Dialog>
  );
}

type ContentProps = { file: RecordFile; url: string };

function Picture({ file, url }: ContentProps) {
  const [failed, setFailed] = useState(false);
  if (failed) return <p role="alert">{t('files.preview.failed')}</p>;
  return (
    <div className="relative h-[60dvh]">
      <Image
        src={url}
        alt={file.name}
        fill
        unoptimized
        className="object-contain"
        onError={() => setFailed(true)}
      />
    </div>
  );
}

/** Phones show a PDF in a tab of its own only. */
function Pdf({ file, url }: ContentProps) {
  const wide = useIsWide();
  if (wide && navigator.pdfViewerEnabled) {
    return <iframe src={url} title={file.name} className="h-[60dvh] w-full rounded-control" />;
  }
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className={buttonStyles({ size: 'lg', wide: true })}
    >
      <ExternalLink aria-hidden />
      {t('files.openTab')}
    </a>
  );
}
