'use client';

import { useWatch, type UseFormReturn } from 'react-hook-form';
import { TextField } from '@/components/form/fields';
import { Link } from '@/components/ui/link';
import type { Contact } from '@/features/contacts/api';
import type { ContactInput, ContactValues } from '@/features/contacts/schema';
import { t } from '@/lib/i18n/contacts';
import { paths } from '@/lib/paths/paths';

type EmailFieldProps = {
  form: UseFormReturn<ContactInput, unknown, ContactValues>;
  holder: Contact | null;
};

/** One address belongs to one contact: when it is taken, the way to that contact stands below. */
export function EmailField({ form, holder }: EmailFieldProps) {
  const typed = useWatch({ control: form.control, name: 'email' });
  const same = holder?.email?.toLowerCase() === typed.trim().toLowerCase();
  return (
    <div className="min-w-0">
      <TextField form={form} name="email" type="email" />
      {holder && same && (
        <Link
          href={paths.contacts.detail(holder.id)}
          className="inline-flex min-h-11 items-center text-sm font-medium text-accent-ink hover:underline md:min-h-9"
        >
          {t('contacts.taken', { name: holder.name, account: holder.account_name })}
        </Link>
      )}
    </div>
  );
}
