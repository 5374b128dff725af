import { expect, it } from 'vitest';
import { inSight } from './in-sight';

function row(left: number): { item: HTMLElement; list: HTMLElement } {
  const [list, item] = [document.createElement('ol'), document.createElement('li')];
  list.append(item);
  const sized = (element: HTMLElement, sizes: Record<string, number>) =>
    Object.entries(sizes).forEach(([name, value]) =>
      Object.defineProperty(element, name, { value }),
    );
  sized(list, { clientWidth: 300 });
  sized(item, { offsetWidth: 100, offsetLeft: left });
  return { item, list };
}

it('brings an item of a row into its middle', () => {
  const { item, list } = row(400);
  inSight(item);
  expect(list.scrollLeft).toBe(300);
});

it('leaves the row alone when there is no item', () => {
  const { list } = row(400);
  inSight(null);
  inSight(document.createElement('li'));
  expect(list.scrollLeft).toBe(0);
});
