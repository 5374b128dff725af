import { common } from './en/everywhere';
import { records } from './en/records';
import { shell } from './en/shell';
import { translator } from './translator';

/** Text of the shell and of what several objects share. */
export const t = translator(common, shell, records);
