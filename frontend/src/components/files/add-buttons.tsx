'use client';

import { Camera, Plus } from 'lucide-react';
import { PickButton } from '@/components/ui/pick-button';
import { t } from '@/lib/i18n/files';
import { ACCEPTED } from './file-types';

type AddButtonsProps = { disabled: boolean; onFiles: (files: Iterable<File>) => void };

/** On phones the camera has a button of its own. */
export function AddButtons({ disabled, onFiles }: AddButtonsProps) {
  const button = (label: string) => ({
    label,
    'aria-label': label,
    title: label,
    tone: 'quiet' as const,
    size: 'icon' as const,
    disabled,
    onPick: (...files: File[]) => onFiles(files),
  });
  return (
    <>
      <PickButton camera {...button(t('files.photo'))}>
        <Camera aria-hidden />
      </PickButton>
      <PickButton accept={ACCEPTED} multiple {...button(t('files.add'))}>
        <Plus aria-hidden />
      </PickButton>
    </>
  );
}
