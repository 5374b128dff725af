import * as z from 'zod/mini';
import { oneOf, optionalText, requiredText } from '@/components/form/schema-parts';
import { t } from '@/lib/i18n/settings';
import type { Member } from './api';
import { roles } from './labels';

const person = {
  first_name: optionalText(255),
  last_name: requiredText(255),
  role: oneOf(roles),
};

export const inviteSchema = z.object({
  email: z
    .string()
    .check(
      z.trim(),
      z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, { error: () => t('form.email') }),
      z.maxLength(254),
    ),
  ...person,
});
export const memberSchema = z.object(person);

export const inviteInput = { email: '', first_name: '', last_name: '', role: 'user' };

export function memberInput(member: Member) {
  return {
    first_name: member.first_name ?? '',
    last_name: member.last_name,
    role: member.role as string,
  };
}
