/** What waits on the device, and what asks about it: the outbox, leaving, installing. */
export const outbox = {
  'outbox.title': 'Not sent yet',
  'outbox.hint': 'These changes are kept on this device and sent in this order.',
  'outbox.empty': 'Everything has been sent.',
  'outbox.waiting': {
    one: '{count} change waits to be sent.',
    other: '{count} changes wait to be sent.',
  },
  'outbox.stuck': {
    one: '{count} change needs your attention.',
    other: '{count} changes need your attention.',
  },
  'outbox.photo': 'Photo',
  'outbox.photos': {
    one: '{count} photo waits to be sent.',
    other: '{count} photos wait to be sent.',
  },
  'outbox.photo.lost': 'This device does not have the photo any more. Take it again.',
  'outbox.show': 'Show',
  'outbox.new': 'New: {kind}',
  'outbox.change': '{kind}: {fields}',
  'outbox.state.queued': 'Waiting',
  'outbox.state.conflict': 'Changed by someone else',
  'outbox.state.refused': 'Not accepted',
  'outbox.discard': 'Discard',
  'outbox.conflict':
    'Someone else changed this record meanwhile. Choose what to keep; nothing has been overwritten.',
  'outbox.same': 'Nothing differs from what is stored by now.',
  'outbox.changedBy': 'By {name}, {at}.',
  'outbox.changedAt': 'Last changed {at}.',
  'outbox.totals': 'Theirs comes to {theirs}, yours to {yours}.',
  'outbox.keepMine': 'Keep mine',
  'outbox.takeTheirs': 'Take theirs',
  'outbox.merge': 'Save this choice',
  'outbox.yes': 'Yes',
  'outbox.no': 'No',

  'leave.title': 'Sign out with unsent work?',
  'leave.writes': {
    one: '{count} change has not been sent.',
    other: '{count} changes have not been sent.',
  },
  'leave.photos': {
    one: '{count} photo has not been sent, and is lost if you discard it.',
    other: '{count} photos have not been sent, and are lost if you discard them.',
  },
  'leave.drafts': {
    one: '{count} form is not finished.',
    other: '{count} forms are not finished.',
  },
  'leave.kept': 'What you keep stays on this device and waits until you sign in again.',
  'leave.send': 'Send, then sign out',
  'leave.keep': 'Keep for me',
  'leave.discard': 'Discard',
  'leave.unsent': 'Not everything could be sent.',

  'install.title': 'Install {app} on this device',
  'install.hint': 'It opens like an app and works without a connection.',
  'install.accept': 'Install',
  'install.later': 'Not now',
} as const;
