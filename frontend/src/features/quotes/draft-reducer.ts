import type { Draft, DraftFields, DraftLine, DraftSection } from './draft';

type Sections = readonly DraftSection[];
type LineChange = Partial<Omit<DraftLine, 'id'>>;
type SectionChange = Partial<Pick<DraftSection, 'name' | 'note' | 'markup'>>;

export type DraftAction =
  | { type: 'fields'; change: Partial<DraftFields> }
  | { type: 'add-section'; section: DraftSection; at?: number }
  | { type: 'change-section'; id: string; change: SectionChange }
  | { type: 'remove-section'; id: string }
  | { type: 'move-section'; id: string; by: 1 | -1 }
  | { type: 'add-line'; section: string; line: DraftLine; at?: number }
  | { type: 'change-line'; id: string; change: LineChange }
  | { type: 'choose'; id: string }
  | { type: 'remove-line'; id: string }
  | { type: 'move-line'; id: string; by: 1 | -1 }
  | { type: 'reset'; draft: Draft };

const insert = <T>(list: readonly T[], item: T, at = list.length): readonly T[] => [
  ...list.slice(0, at),
  item,
  ...list.slice(at),
];

/** What is untouched keeps its identity, so that only what changed is drawn and priced again. */
export function draftReducer(draft: Draft, action: DraftAction): Draft {
  if (action.type === 'reset') return action.draft;
  if (action.type === 'fields') {
    return { ...draft, fields: { ...draft.fields, ...action.change } };
  }
  return { ...draft, sections: sectionsAfter(draft.sections, action).map(settled) };
}

type SectionsAction = Exclude<DraftAction, { type: 'reset' } | { type: 'fields' }>;

function sectionsAfter(sections: Sections, action: SectionsAction): Sections {
  switch (action.type) {
    case 'add-section':
      return sections.some((each) => each.id === action.section.id)
        ? sections
        : insert(sections, action.section, action.at);
    case 'change-section':
      return sections.map((each) => (each.id === action.id ? { ...each, ...action.change } : each));
    case 'remove-section':
      return sections.filter((each) => each.id !== action.id);
    case 'move-section':
      return moved(
        sections,
        sections.findIndex((each) => each.id === action.id),
        action.by,
      );
    case 'add-line':
      return sections.map((each) =>
        each.id === action.section && !each.lines.some(({ id }) => id === action.line.id)
          ? { ...each, lines: insert(each.lines, action.line, action.at) }
          : each,
      );
    case 'change-line':
      return onLine(sections, action.id, (line) => ({ ...line, ...action.change }));
    case 'choose':
      return chosenInstead(sections, action.id);
    case 'remove-line':
      return sections.map((each) =>
        each.lines.some((line) => line.id === action.id)
          ? { ...each, lines: each.lines.filter((line) => line.id !== action.id) }
          : each,
      );
    case 'move-line':
      return withLineMoved(sections, action.id, action.by);
  }
}

function moved<T>(list: readonly T[], from: number, by: 1 | -1): readonly T[] {
  const item = list[from];
  const to = from + by;
  if (item === undefined || to < 0 || to >= list.length) return list;
  return insert(
    list.filter((each) => each !== item),
    item,
    to,
  );
}

function onLine(sections: Sections, id: string, to: (line: DraftLine) => DraftLine): Sections {
  return sections.map((section) =>
    section.lines.some((line) => line.id === id)
      ? { ...section, lines: section.lines.map((line) => (line.id === id ? to(line) : line)) }
      : section,
  );
}

/** Beyond its section's end a line goes on into the next one. */
function withLineMoved(sections: Sections, id: string, by: 1 | -1): Sections {
  const { section, at } = placeOf(sections, id);
  const own = sections[section];
  const line = own?.lines[at];
  if (!own || !line) return sections;
  const to = at + by;
  if (to >= 0 && to < own.lines.length) {
    const lines = moved(own.lines, at, by);
    return sections.map((each) => (each === own ? { ...own, lines } : each));
  }
  const beside = sections[section + by];
  if (!beside) return sections;
  return sections.map((each) => {
    if (each === own) return { ...own, lines: own.lines.filter((other) => other !== line) };
    if (each !== beside) return each;
    return { ...beside, lines: insert(beside.lines, line, by > 0 ? 0 : beside.lines.length) };
  });
}

/** Where a line stands; -1 where it does not. */
export function placeOf(sections: Sections, id: string): { section: number; at: number } {
  const section = sections.findIndex((each) => each.lines.some((line) => line.id === id));
  const at = sections[section]?.lines.findIndex((line) => line.id === id) ?? -1;
  return { section, at };
}

/** Takes the line instead of the others of its group, or takes it or not where it stands alone. */
function chosenInstead(sections: Sections, id: string): Sections {
  return sections.map((section) => {
    const line = section.lines.find((each) => each.id === id);
    if (!line) return section;
    const group = line.group.trim();
    const isOther = (each: DraftLine) => group !== '' && each.group.trim() === group;
    return withChosen(section, (each) => {
      if (each === line) return !line.chosen;
      return isOther(each) ? false : each.chosen;
    });
  });
}

function withChosen(section: DraftSection, isChosen: (line: DraftLine) => boolean): DraftSection {
  if (section.lines.every((line) => line.chosen === isChosen(line))) return section;
  return {
    ...section,
    lines: section.lines.map((line) =>
      line.chosen === isChosen(line) ? line : { ...line, chosen: isChosen(line) },
    ),
  };
}

type Group = { chosen: string | null; optional: boolean; first: string };

/** As the server wants it: what is not optional is taken, and of a group one line, or none where all are optional. */
function settled(section: DraftSection): DraftSection {
  const groups = new Map<string, Group>();
  for (const line of section.lines) {
    const name = line.group.trim();
    if (name === '') continue;
    const before = groups.get(name) ?? { chosen: null, optional: true, first: line.id };
    groups.set(name, {
      ...before,
      chosen: before.chosen ?? (line.chosen ? line.id : null),
      optional: before.optional && line.optional,
    });
  }
  return withChosen(section, (line) => {
    const group = groups.get(line.group.trim());
    if (!group) return line.chosen || !line.optional;
    return line.id === (group.chosen ?? (group.optional ? null : group.first));
  });
}
