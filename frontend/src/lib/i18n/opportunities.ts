import { common } from './en/everywhere';
import { opportunities } from './en/opportunities';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, opportunities);
