import { common } from './en/everywhere';
import { quotes } from './en/quotes';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, quotes);
