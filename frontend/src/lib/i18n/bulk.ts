import { bulk } from './en/bulk';
import { common } from './en/everywhere';
import { translator } from './translator';

/** Text of what is done with many records at once. */
export const t = translator(common, bulk);
