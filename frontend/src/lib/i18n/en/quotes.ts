/** The list of quotes. */
export const quotes = {
  'quotes.title': 'Quotes',
  'quotes.searchLabel': 'Search quotes',
  'quotes.searchPlaceholder': 'Number, title or account',
  'quotes.filter.mine': 'Mine',
  'quotes.empty.title': 'No quotes yet',
  'quotes.empty.hint':
    'A quote offers a client what a family of items comes to. Start with the client and a title.',
  'quotes.column.title': 'Title',
  'quotes.column.number': 'Number',
  'quotes.column.account': 'Client',
  'quotes.column.validUntil': 'Valid until',
} as const;
