'use client';

import { useMutation } from '@tanstack/react-query';
import { useImportChanged, type Import } from '@/features/imports/api';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { toast } from '@/stores/toasts';

function isImport(current: unknown): current is Import {
  return typeof current === 'object' && current !== null && 'fields' in current;
}

/** Takes a step of an import; whoever is late sees where it is by now. */
export function useStep() {
  const changed = useImportChanged();
  const { mutate, isPending } = useMutation({
    mutationFn: (step: () => Promise<Import>) => step(),
    onSuccess: changed,
    onError: (error) => {
      const { current } = toApiError(error);
      if (isImport(current)) changed(current);
      toast.bad(errorMessage(error));
    },
  });
  return { run: mutate, pending: isPending };
}
