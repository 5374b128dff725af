import { expect, it } from 'vitest';
import { fillMacro, mailOf } from './macro-text';
import { aCase } from './testing';

it('fills in what is known of the case, and leaves the rest to be seen (req:12.5)', () => {
  const words = 'Dear {contact}, {number} "{subject}" of {account}: {day}';

  expect(fillMacro(words, aCase({ contact_name: 'Priya $& Sharma' }))).toBe(
    'Dear Priya $& Sharma, CS-7K3M2Q9X "Door jams" of Sharma Homes: {day}',
  );
  expect(fillMacro('Dear {contact},', aCase({ contact_name: null }))).toBe('Dear {contact},');
});

it('writes a mail whose words cannot end its address', () => {
  expect(mailOf('Yes & no\nBye', aCase({ contact_email: 'p+a?x@mail.example' }))).toBe(
    'mailto:p%2Ba%3Fx@mail.example?subject=CS-7K3M2Q9X%3A%20Door%20jams&body=Yes%20%26%20no%0ABye',
  );
});
