export const merging = {
  'merge.title': 'Merge {name}',
  'merge.hint':
    'Two records of the same become one. Everything that belongs to the other comes over. You can undo it for 30 days.',
  'merge.other': 'Merge with',
  'merge.stays': 'Stays',
  'merge.goes': 'Goes',
  'merge.swap': 'Keep the other one instead',
  'merge.fields': 'Choose which value stays',
  'merge.same': 'No field differs.',
  'merge.empty': 'empty',
  'merge.submit': 'Merge',
  'merge.begun': '{name} is being merged in',
  'merge.history': 'Merged records',
  'merge.running': 'Bringing everything over: {count} so far',
  'merge.undoing': 'Bringing back: {count} so far',
  'merge.done': { one: '{count} record came over', other: '{count} records came over' },
  'merge.undone': {
    one: 'Undone: {count} record went back',
    other: 'Undone: {count} records went back',
  },
  'merge.until': 'Can be undone until {at}',
  'merge.undo': 'Undo merge',
  'merge.undo.title': 'Undo the merge of {name}?',
  'merge.undo.hint':
    '{name} comes back with what nobody has moved since. Fields that nobody has changed since become what they were.',
  'merge.undo.begun': '{name} is coming back',
  'merge.continue': 'Go on',
  'merge.left': {
    one: '{count} record was moved since, and stays',
    other: '{count} records were moved since, and stay',
  },
  'merge.kept': 'Changed since, and kept: {fields}',
} as const;
