type Named = { first_name: string | null; last_name: string };

/** A person's name as it is written; the first name may be missing. */
export function personName({ first_name: first, last_name: last }: Named): string {
  return first ? `${first} ${last}` : last;
}
