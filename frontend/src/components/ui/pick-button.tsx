'use client';

import { useRef, type ComponentProps } from 'react';
import { Button } from './button';

type PickButtonProps = Omit<ComponentProps<typeof Button>, 'onClick' | 'className'> & {
  /** What is picked; what the button says is within it. */
  label: string;
  accept?: string;
  multiple?: boolean;
  /** On phones the camera has a button of its own. */
  camera?: boolean;
  onPick: (file: File, ...more: File[]) => void;
};

/** A button that asks for files. */
export function PickButton(props: PickButtonProps) {
  const { label, accept = 'image/*', multiple, camera, onPick, ...button } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        multiple={multiple}
        accept={accept}
        capture={camera ? 'environment' : undefined}
        onChange={({ currentTarget }) => {
          const [file, ...more] = currentTarget.files ?? [];
          currentTarget.value = '';
          if (file) onPick(file, ...more);
        }}
      />
      <Button
        {...button}
        className={camera ? 'md:hidden' : undefined}
        onClick={() => input.current?.click()}
      />
    </>
  );
}
