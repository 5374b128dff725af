export const catalog = {
  'catalog.title': 'Products',
  'catalog.new': 'New product',
  'catalog.searchLabel': 'Search products by name',
  'catalog.searchPlaceholder': 'Search by name',
  'catalog.empty.title': 'No products yet',
  'catalog.empty.hint': 'A product is what you sell, with its list price. Deals are made of them.',
  'catalog.empty.hintReader':
    'A product is what you sell, with its list price. An administrator adds them.',
  'catalog.field.price': 'List price',
  'catalog.field.retainer': 'Retainer',
  'catalog.field.currency': 'Currency',
  'catalog.field.kind': 'Kind',
  'catalog.retainer': 'Retainer',
  'catalog.oneOff': 'One-off',
  'catalog.retainerHint': 'Sold as a recurring fee; a won deal with it can become a contract.',
  'catalog.priceHint': 'Deals may override it, and keep the price they were made at.',
  'catalog.tooManyDigits': {
    one: '{currency} amounts have at most {count} decimal place.',
    other: '{currency} amounts have at most {count} decimal places.',
  },
  'catalog.created': 'Product “{name}” created',
  'catalog.saved': 'Product saved',
  'catalog.deactivate.hint':
    'It is no longer offered on new deals. Deals and orders that have it keep it, and you can reactivate it at any time.',
  'catalog.deactivated': 'Product deactivated',
  'catalog.reactivated': 'Product reactivated',
  'catalog.details': 'Details',
} as const;
