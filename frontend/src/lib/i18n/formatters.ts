/** Intl's formatters take far longer to make than to use: a page of rows would make hundreds, so each is made once. */
const made = new Map<string, unknown>();

function once<F>(kind: string, locale: string, options: object, make: () => F): F {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  const known = made.get(key) as F | undefined;
  if (known) return known;
  const formatter = make();
  made.set(key, formatter);
  return formatter;
}

export const dates = (locale: string, options: Intl.DateTimeFormatOptions) =>
  once('dates', locale, options, () => new Intl.DateTimeFormat(locale, options));

export const numbers = (locale: string, options: Intl.NumberFormatOptions) =>
  once('numbers', locale, options, () => new Intl.NumberFormat(locale, options));
