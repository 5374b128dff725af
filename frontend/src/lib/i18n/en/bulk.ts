export const bulk = {
  'bulk.select': 'Select',
  'bulk.all': 'Choose all that are shown',
  'bulk.choose': 'Choose {name}',
  'bulk.label': 'Chosen records',
  'bulk.chosen': { one: '{count} chosen', other: '{count} chosen' },
  'bulk.owner': 'Change owner',
  'bulk.ownerHint': {
    one: 'One record gets another owner.',
    other: '{count} records get another owner.',
  },
  'bulk.newOwner': 'New owner',
  'bulk.give': 'Give',
  'bulk.given': { one: '{count} record given to {name}', other: '{count} records given to {name}' },
  'bulk.left': {
    one: '{count} record was not changed',
    other: '{count} records were not changed',
  },
  'bulk.undone': { one: '{count} record given back', other: '{count} records given back' },
  'bulk.undoneSome': {
    one: '{count} record given back, {left} left as they are',
    other: '{count} records given back, {left} left as they are',
  },
} as const;
