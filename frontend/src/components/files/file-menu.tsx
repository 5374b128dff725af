'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, Eye, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { MenuItem } from '@/components/ui/menu';
import { MoreMenu } from '@/components/ui/more-menu';
import { errorMessage } from '@/lib/api/api-error';
import { filesKey, removeFile, type FilesOf, type RecordFile } from '@/lib/api/files';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/files';
import { toast } from '@/stores/toasts';
import { download } from './file-row';

type FileMenuProps = {
  file: RecordFile;
  of: FilesOf;
  canWrite: boolean;
  onOpen: false | (() => void);
};

/** What can be done with a file. */
export function FileMenu({ file, of, canWrite, onOpen }: FileMenuProps) {
  const client = useQueryClient();
  const key = filesKey(useOrgId(), of);
  const { name } = file;
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeFile(file),
    onSuccess: () => toast.good(t('files.removed', { name })),
    onError: (error) => toast.bad(errorMessage(error)),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: key });
      setAsking(false);
    },
  });
  return (
    <>
      <MoreMenu name={name}>
        {onOpen && (
          <MenuItem onSelect={onOpen}>
            <Eye aria-hidden />
            {t('files.view')}
          </MenuItem>
        )}
        <MenuItem onSelect={() => download(file)}>
          <Download aria-hidden />
          {t('files.download')}
        </MenuItem>
        {canWrite && (
          <MenuItem danger onSelect={() => setAsking(true)}>
            <Trash2 aria-hidden />
            {t('files.remove')}
          </MenuItem>
        )}
      </MoreMenu>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate()}
        title={t('files.remove.title', { name })}
        description={t('files.remove.text')}
        confirmLabel={t('files.remove')}
        danger
        pending={remove.isPending}
      />
    </>
  );
}
