import { common } from './en/everywhere';
import { contacts } from './en/contacts';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, contacts);
