'use client';

import { Camera, Plus } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/lib/i18n/files';
import { ACCEPTED } from './file-types';

type AddButtonsProps = { disabled: boolean; onFiles: (files: Iterable<File>) => void };

/** On phones the camera has a button of its own. */
export function AddButtons({ disabled, onFiles }: AddButtonsProps) {
  return (
    <>
      <PickButton
        label={t('files.photo')}
        disabled={disabled}
        onFiles={onFiles}
        camera
        className="md:hidden"
      >
        <Camera aria-hidden />
      </PickButton>
      <PickButton label={t('files.add')} disabled={disabled} onFiles={onFiles}>
        <Plus aria-hidden />
      </PickButton>
    </>
  );
}

type PickButtonProps = AddButtonsProps & {
  label: string;
  camera?: boolean;
  className?: string;
  children: ReactNode;
};

function PickButton({ label, camera, disabled, onFiles, className, children }: PickButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        multiple={!camera}
        accept={camera ? 'image/*' : ACCEPTED}
        capture={camera ? 'environment' : undefined}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <Button
        tone="quiet"
        size="icon"
        aria-label={label}
        title={label}
        disabled={disabled}
        className={className}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
    </>
  );
}
