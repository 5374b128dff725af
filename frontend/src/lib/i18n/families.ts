import { common } from './en/everywhere';
import { families } from './en/families';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, families);
