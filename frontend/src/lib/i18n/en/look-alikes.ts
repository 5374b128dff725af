/** What may be there already, said while a record is being made. */
export const lookAlikes = {
  'alike.title': {
    one: 'This looks like a record that is there already',
    other: 'This looks like {count} records that are there already',
  },
  'alike.more': 'This looks like many records that are there already',
  'alike.hint': 'Open it instead, or create yours anyway.',
  'alike.same_email': 'same e-mail',
  'alike.same_phone': 'same phone',
  'alike.same_domain': 'same web domain',
  'alike.similar_name': 'similar name',
  'alike.merge': 'Merge after saving',
  'alike.mergeWith': 'Merge after saving: {name}',
} as const;
