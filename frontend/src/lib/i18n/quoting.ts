import { common } from './en/everywhere';
import { quoting } from './en/quoting';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, quoting);
