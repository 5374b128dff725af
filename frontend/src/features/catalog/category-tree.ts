/** What can be arranged: a category, stored or being entered; '' or null is the top. */
export type Node = { id: string; name: string; parent_id: string | null };

const parentOf = (node: Node) => node.parent_id || null;

/** The categories directly below one, or at the top, in order. */
const below = <N extends Node>(nodes: readonly N[], id: string | null) =>
  nodes.filter((node) => parentOf(node) === id);

/** Each category after the one it is below. */
export function arranged<N extends Node>(nodes: readonly N[], id: string | null = null): N[] {
  return below(nodes, id).flatMap((node) => [node, ...arranged(nodes, node.id)]);
}

/** How deep each category is, by id; 0 at the top. */
export function depths(nodes: readonly Node[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const node of arranged(nodes)) {
    const parent = parentOf(node);
    found.set(node.id, parent === null ? 0 : (found.get(parent) ?? 0) + 1);
  }
  return found;
}

/** The category that changes places with this one when it goes up (-1) or down (1); none at an end. */
export function neighbour<N extends Node>(nodes: readonly N[], id: string, step: -1 | 1) {
  const node = nodes.find((each) => each.id === id);
  const beside = node ? below(nodes, parentOf(node)) : [];
  return beside[beside.findIndex((each) => each.id === id) + step];
}

/** The tree after a category, with all below it, has changed places. */
export function moved<N extends Node>(nodes: readonly N[], id: string, step: -1 | 1): N[] {
  const node = nodes.find((each) => each.id === id);
  const other = neighbour(nodes, id, step);
  if (!node || !other) return [...nodes];
  return arranged(
    nodes.map((each) => (each.id === node.id ? other : each.id === other.id ? node : each)),
  );
}

/** The tree without a category; what is below it goes up to where that was. */
export function without<N extends Node>(nodes: readonly N[], id: string): N[] {
  const gone = nodes.find((each) => each.id === id);
  if (!gone) return [...nodes];
  return arranged(
    nodes
      .filter((each) => each.id !== id)
      .map((each) => (parentOf(each) === id ? { ...each, parent_id: gone.parent_id } : each)),
  );
}

/** The tree after a category, with all below it, was put below another. */
export function placed<N extends Node>(nodes: readonly N[], id: string, parent: string): N[] {
  return arranged(nodes.map((each) => (each.id === id ? { ...each, parent_id: parent } : each)));
}

const INDENT = '\u2003';

/** The categories as a choice, indented by depth. */
export function indented<N extends Node>(nodes: readonly N[], value: (node: N) => string) {
  const deep = depths(nodes);
  return nodes.map((node) => ({
    value: value(node),
    label: INDENT.repeat(deep.get(node.id) ?? 0) + node.name,
  }));
}

/** What a category may be put below: all but itself and what is below it. */
export function placesFor<N extends Node>(nodes: readonly N[], id: string) {
  const own = new Set([id, ...arranged(nodes, id).map((each) => each.id)]);
  return indented(nodes, (node) => node.id).filter(({ value }) => !own.has(value));
}
