import { common } from './en/everywhere';
import { leads } from './en/leads';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, leads);
