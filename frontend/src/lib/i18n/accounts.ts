import { accounts } from './en/accounts';
import { common } from './en/everywhere';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, accounts);
