import { accounts } from './en/accounts';
import { activities } from './en/activities';
import { addresses } from './en/addresses';
import { bulk } from './en/bulk';
import { cases } from './en/cases';
import { catalog } from './en/catalog';
import { categories } from './en/categories';
import { commands } from './en/commands';
import { common } from './en/everywhere';
import { contacts } from './en/contacts';
import { contracts } from './en/contracts';
import { exports } from './en/exports';
import { families } from './en/families';
import { files } from './en/files';
import { home } from './en/home';
import { imports } from './en/imports';
import { leads } from './en/leads';
import { lookAlikes } from './en/look-alikes';
import { merging } from './en/merging';
import { opportunities } from './en/opportunities';
import { orders } from './en/orders';
import { outbox } from './en/outbox';
import { payments } from './en/payments';
import { quotePage } from './en/quote-page';
import { quotes } from './en/quotes';
import { quoting } from './en/quoting';
import { records } from './en/records';
import { reports } from './en/reports';
import { security } from './en/security';
import { settings } from './en/settings';
import { sharing } from './en/sharing';
import { shell } from './en/shell';
import { signIn } from './en/sign-in';

/** The whole English catalogue by part, for translations and for the tests; no page imports it. */
export const catalogue = {
  accounts,
  activities,
  addresses,
  bulk,
  cases,
  catalog,
  categories,
  commands,
  common,
  contacts,
  contracts,
  exports,
  families,
  files,
  home,
  imports,
  leads,
  lookAlikes,
  merging,
  opportunities,
  orders,
  outbox,
  payments,
  quotePage,
  quotes,
  quoting,
  records,
  reports,
  security,
  settings,
  sharing,
  shell,
  signIn,
} as const;
