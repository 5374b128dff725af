import { t } from '@/lib/i18n/settings';
import { roles } from './api';

export const memberLabels = {
  email: t('field.email'),
  first_name: t('field.firstName'),
  last_name: t('field.lastName'),
  role: t('users.role'),
};

export const roleOptions = roles.map((value) => ({ value, label: t(`role.${value}`) }));
