import { common } from './en/everywhere';
import { exports } from './en/exports';
import { translator } from './translator';

export const t = translator(common, exports);
