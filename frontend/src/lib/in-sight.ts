/** For a `ref`: scrolls the row that the item stands in sideways until the item is in its middle; never the page. */
export function inSight(item: HTMLElement | null): void {
  const row = item?.parentElement;
  if (!item || !row) return;
  row.scrollLeft = item.offsetLeft - (row.clientWidth - item.offsetWidth) / 2;
}
