'use client';

import { useState } from 'react';
import { t } from '@/lib/i18n/t';
import { Button } from './button';

/** Puts a text into the clipboard, and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      wide
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {copied ? t('action.copied') : label}
    </Button>
  );
}
