/** The addresses of an account or a contact. */
export const addresses = {
  'addresses.title': 'Addresses',
  'addresses.empty': 'No address yet.',
  'addresses.add': 'Add address',
  'addresses.edit': 'Edit address',
  'addresses.label': 'What it is for',
  'addresses.labelHint': 'Billing, Shipping, Site, Home, Office or a word of your own.',
  'addresses.primary': 'Primary',
  'addresses.makePrimary': 'Make primary',
  'addresses.remove': 'Remove',
  'addresses.saved': 'Address saved',
  'addresses.removed': 'Address removed',
  'addresses.madePrimary': '{label} is the primary address now',
  'addresses.needsLine': 'Fill in at least one line of the address.',
} as const;
