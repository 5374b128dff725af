import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setViewport } from '@/test/setup';
import { byText, sortRows, type Column } from './columns';
import { DataTable } from './data-table';

type Row = { id: string; name: string; city: string | null };

const rows: Row[] = [
  { id: '1', name: 'Banyan', city: null },
  { id: '2', name: 'aurora', city: 'Kochi' },
  { id: '3', name: 'Coastal', city: 'Chennai' },
];
const columns: Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: (row) => row.name,
    compare: byText((row) => row.name),
    card: 'title',
  },
  { id: 'city', header: 'City', cell: (row) => row.city ?? '', compare: byText((row) => row.city) },
];

const onSort = vi.fn();
const table = (sort: { column: string; descending: boolean } | null = null) =>
  render(
    <DataTable
      label="Places"
      columns={columns}
      rows={rows}
      getKey={(row) => row.id}
      href={(row) => `/places/${row.id}`}
      sort={sort}
      onSort={onSort}
    />,
  );

beforeEach(() => onSort.mockReset());

describe('on desktop', () => {
  it('is a table whose first cell links to the record', () => {
    table();
    expect(screen.getByRole('table', { name: 'Places' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Banyan' })).toHaveAttribute('href', '/places/1');
  });

  it.each([
    [null, { column: 'name', descending: false }],
    [
      { column: 'name', descending: false },
      { column: 'name', descending: true },
    ],
    [{ column: 'name', descending: true }, null],
  ])('goes from %o to %o', async (from, to) => {
    table(from);
    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(onSort).toHaveBeenCalledWith(to);
  });

  it('says how it is sorted', () => {
    table({ column: 'name', descending: true });
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    const names = screen.getAllByRole('link').map((link) => link.textContent);
    expect(names).toEqual(['Coastal', 'Banyan', 'aurora']);
  });
});

it('is a list of cards on a phone', () => {
  setViewport('phone');
  table();
  const list = screen.getByRole('list', { name: 'Places' });
  expect(within(list).getAllByRole('link')).toHaveLength(3);
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

it('puts empty values last and leaves the server’s order alone when told nothing', () => {
  expect(
    sortRows(rows, columns, { column: 'city', descending: false }).map((row) => row.id),
  ).toEqual(['3', '2', '1']);
  expect(sortRows(rows, columns, null)).toBe(rows);
});
