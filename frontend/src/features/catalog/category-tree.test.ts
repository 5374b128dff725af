import { expect, it } from 'vitest';
import {
  arranged,
  depths,
  indented,
  moved,
  neighbour,
  placed,
  placesFor,
  without,
} from './category-tree';

const node = (id: string, parent_id: string | null = null) => ({ id, name: id, parent_id });
const tree = [node('A'), node('B', 'A'), node('C', 'B'), node('D', 'A'), node('E')];
const ids = (nodes: { id: string }[]) => nodes.map(({ id }) => id).join('');

it('keeps each category after the one it is below (req:3.5)', () => {
  expect(ids(arranged([node('C', 'B'), node('E'), node('B', 'A'), node('A')]))).toBe('EABC');
  expect([...depths(tree).values()]).toEqual([0, 1, 2, 1, 0]);
  expect(indented(tree, ({ name }) => name)[2]).toEqual({ value: 'C', label: '\u2003\u2003C' });
});

it('moves a category with what is below it (req:3.5)', () => {
  expect(ids(moved(tree, 'B', 1))).toBe('ADBCE');
  expect(ids(moved(tree, 'E', -1))).toBe('EABCD');
  expect(ids(moved(tree, 'C', 1))).toBe('ABCDE');
  expect(neighbour(tree, 'A', -1)).toBeUndefined();
});

it('puts a category below another, but not below itself (req:3.5)', () => {
  expect(placesFor(tree, 'B').map(({ value }) => value)).toEqual(['A', 'D', 'E']);
  const after = placed(tree, 'B', 'E');
  expect(ids(after)).toBe('ADEBC');
  expect(depths(after).get('C')).toBe(2);
  expect(depths(placed(tree, 'B', '')).get('C')).toBe(1);
});

it('lets go up what was below a category that is removed (req:3.5)', () => {
  const after = without(tree, 'B');
  expect(ids(after)).toBe('ACDE');
  expect(depths(after).get('C')).toBe(1);
});
