import { common } from './en/everywhere';
import { merging } from './en/merging';
import { translator } from './translator';

export const t = translator(common, merging);
