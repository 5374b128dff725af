import { catalog } from './en/catalog';
import { common } from './en/common';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, catalog);
