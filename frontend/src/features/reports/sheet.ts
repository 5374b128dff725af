/** A report as a table: what the page shows, the CSV says and the links lead to come from the same rows. */
export type Cell = { value: string; shown: string; href?: string | undefined };

export type SheetRow = {
  key: string;
  name: string;
  /** The length of the row's bar, and of the solid part of it. */
  bar?: { length: string; part?: string } | undefined;
  cells: Cell[];
};

export type Sheet = {
  about: string;
  columns: string[];
  rows: SheetRow[];
  total: SheetRow | null;
};

export function plain(value: number | string): Cell {
  return { value: String(value), shown: String(value) };
}

export function sheetCsv({ about, columns, rows, total }: Sheet): string[][] {
  const lines = total ? [...rows, total] : rows;
  return [
    [about, ...columns],
    ...lines.map(({ name, cells }) => [name, ...cells.map(({ value }) => value)]),
  ];
}
