import { categories } from './en/categories';
import { common } from './en/everywhere';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, categories);
