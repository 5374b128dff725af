import { common } from './en/everywhere';
import { sharing } from './en/sharing';
import { translator } from './translator';

export const t = translator(common, sharing);
