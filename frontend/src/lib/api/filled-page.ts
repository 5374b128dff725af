type Page<T> = { items: T[]; next_cursor: string | null };

/** Reads on while a page is empty though more follow: the server filters after it has cut the page. */
export async function filledPage<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
  cursor: string | undefined,
): Promise<Page<T>> {
  let page = await read(cursor);
  while (page.items.length === 0 && page.next_cursor) page = await read(page.next_cursor);
  return page;
}
