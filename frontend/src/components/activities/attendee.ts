import type { Schemas } from '@/lib/api/client';

export type AttendeeType = Schemas['AttendeeType'];
type Attendee = Schemas['Attendee'];

/** An attendee as one word of a form, such as `contact:<id>`. */
export const wordOf = ({ type, id }: Attendee) => `${type}:${id}`;

export function attendeeOf(word: string): Attendee {
  const [type, id = ''] = word.split(':');
  return { type: type === 'user' ? 'user' : 'contact', id };
}
