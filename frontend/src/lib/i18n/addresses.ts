import { addresses } from './en/addresses';
import { common } from './en/everywhere';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, addresses);
