import { accounts } from './en/accounts';
import { common } from './en/common';
import { home } from './en/home';
import { records } from './en/records';
import { shell } from './en/shell';
import { signIn } from './en/sign-in';

/** The whole English catalogue by part, for translations and for the tests; no page imports it. */
export const catalogue = { accounts, common, home, records, shell, signIn } as const;
