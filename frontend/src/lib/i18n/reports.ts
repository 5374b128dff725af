import { common } from './en/everywhere';
import { reports } from './en/reports';
import { translator } from './translator';

export const t = translator(common, reports);
