import { commands } from './en/commands';
import { common } from './en/everywhere';
import { records } from './en/records';
import { shell } from './en/shell';
import { translator } from './translator';

export const t = translator(common, shell, records, commands);
