import { common } from './en/everywhere';
import { quotePage } from './en/quote-page';
import { quotes } from './en/quotes';
import { records } from './en/records';
import { translator } from './translator';

/** A quote's page has more to say than the list. */
export const t = translator(common, records, quotes, quotePage);
