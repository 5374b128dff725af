type Plural = { readonly one: string; readonly other: string };
export type Message = string | Plural;
type Messages = Readonly<Record<string, Message>>;

type NamesIn<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type TextOf<M> = M extends string ? M : M extends Plural ? M['one'] | M['other'] : never;
type Params<M> = NamesIn<TextOf<M>> | (M extends Plural ? 'count' : never);
type Arguments<M> = [Params<M>] extends [never] ? [] : [values: Record<Params<M>, string | number>];

type Merged<L extends readonly Messages[]> = L extends readonly [
  infer First extends Messages,
  ...infer Rest extends readonly Messages[],
]
  ? First & Merged<Rest>
  : unknown;

let translation: Messages = {};
let plurals = new Intl.PluralRules('en');

/** Lays a translation over English for everything rendered afterwards; a key it lacks stays English. */
export function setTranslation(language: string, messages: Messages): void {
  translation = messages;
  plurals = new Intl.PluralRules(language);
}

/**
 * The lookup for some parts of the catalogue, so that a page carries only the text it can show. The compiler knows
 * the keys, and the {placeholders} each of them needs.
 */
export function translator<const L extends readonly Messages[]>(...parts: L) {
  const own: Messages = Object.assign({}, ...parts);
  return <K extends keyof Merged<L> & string>(
    key: K,
    ...[values]: Arguments<Merged<L>[K]>
  ): string => {
    const message = translation[key] ?? own[key] ?? key;
    const given: Readonly<Record<string, string | number>> = values ?? {};
    const text =
      typeof message === 'string'
        ? message
        : plurals.select(Number(given.count)) === 'one'
          ? message.one
          : message.other;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(given[name] ?? whole));
  };
}
