import { common } from './en/everywhere';
import { outbox } from './en/outbox';
import { translator } from './translator';

export const t = translator(common, outbox);
