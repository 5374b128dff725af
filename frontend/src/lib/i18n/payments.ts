import { common } from './en/everywhere';
import { payments } from './en/payments';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, payments);
