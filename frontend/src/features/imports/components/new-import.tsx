'use client';

import { FileUp } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useId, useState } from 'react';
import { Card } from '@/components/ui/card';
import { PickButton } from '@/components/ui/pick-button';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Select } from '@/components/ui/select';
import { useImportChanged, type ImportKind } from '@/features/imports/api';
import { ACCEPTED, importType, uploadImport } from '@/features/imports/upload';
import { errorMessage } from '@/lib/api/api-error';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/imports';
import { paths } from '@/lib/paths/paths';
import { toast } from '@/stores/toasts';

const KINDS: readonly ImportKind[] = ['leads', 'contacts', 'accounts', 'products'];
const MEGABYTE = 1024 * 1024;

type Sending = { name: string; percent: number };

/** A file of records is chosen and sent; its page is where it goes on. */
export function NewImport() {
  const { org } = useSession();
  const asked = useSearchParams().get('kind');
  const [kind, setKind] = useState<ImportKind>(KINDS.find((each) => each === asked) ?? 'leads');
  const [sending, setSending] = useState<Sending | null>(null);
  const label = useId();
  const router = useRouter();
  const changed = useImportChanged();
  const most = `${Math.floor(org.limits.file_bytes / MEGABYTE)} MB`;

  const send = async (file: File) => {
    if (!importType(file.name)) return toast.bad(t('imports.wrongType'));
    if (file.size === 0) return toast.bad(t('imports.empty'));
    if (file.size > org.limits.file_bytes) return toast.bad(t('imports.tooLarge', { most }));
    const progress = (sent: number) =>
      setSending({ name: file.name, percent: Math.floor((sent * 100) / file.size) });
    progress(0);
    try {
      const record = await uploadImport(file, kind, progress);
      changed(record);
      router.push(paths.settings.import(record.id));
    } catch (error) {
      toast.bad(errorMessage(error));
      setSending(null);
    }
  };

  return (
    <Card title={t('imports.title')}>
      <p className="text-muted">{t('imports.intro')}</p>
      <label htmlFor={label} className="mt-4 mb-1.5 block font-medium">
        {t('imports.kind')}
      </label>
      <div className="flex flex-col gap-3 md:flex-row">
        <Select
          id={label}
          className="md:w-60"
          value={kind}
          disabled={sending !== null}
          options={KINDS.map((value) => ({ value, label: t(`imports.${value}`) }))}
          onChange={(event) => setKind(event.target.value as ImportKind)}
        />
        <PickButton
          tone="primary"
          label={t('imports.choose')}
          accept={ACCEPTED}
          pending={sending !== null}
          onPick={(file) => void send(file)}
        >
          <FileUp aria-hidden />
          {t('imports.choose')}
        </PickButton>
      </div>
      <p className="mt-2 text-sm text-muted">{t('imports.hint', { most })}</p>
      {sending && (
        <div className="mt-3 space-y-1.5">
          <p role="status" className="text-sm break-words">
            {t('imports.sending', sending)}
          </p>
          <ProgressBar label={sending.name} percent={sending.percent} />
        </div>
      )}
    </Card>
  );
}
