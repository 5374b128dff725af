import { common } from './en/everywhere';
import { orders } from './en/orders';
import { records } from './en/records';
import { translator } from './translator';

export const t = translator(common, records, orders);
