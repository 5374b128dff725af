import { common } from './en/everywhere';
import { records } from './en/records';
import { security } from './en/security';
import { settings } from './en/settings';
import { translator } from './translator';

export const t = translator(common, records, settings, security);
