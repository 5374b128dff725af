import { common } from './en/everywhere';
import { lookAlikes } from './en/look-alikes';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, lookAlikes);
