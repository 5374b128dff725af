import { common } from './en/everywhere';
import { contracts } from './en/contracts';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, contracts);
