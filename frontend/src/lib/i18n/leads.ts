import { common } from './en/common';
import { leads } from './en/leads';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, leads);
