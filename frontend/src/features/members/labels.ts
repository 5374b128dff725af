import { t } from '@/lib/i18n/settings';
import type { MemberRole } from './api';

export const roles = ['admin', 'user', 'read_only'] as const satisfies readonly MemberRole[];

export const memberLabels = {
  email: t('field.email'),
  first_name: t('field.firstName'),
  last_name: t('field.lastName'),
  role: t('users.role'),
};

export const roleOptions = roles.map((value) => ({ value, label: t(`role.${value}`) }));
