import { common } from './en/everywhere';
import { imports } from './en/imports';
import { translator } from './translator';

export const t = translator(common, imports);
