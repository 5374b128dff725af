import { paths } from '@/lib/paths/paths';
import type { CreateKind } from '@/stores/create-dialog';

/** What the second key after `g` goes to, and after `n` makes. */
export const goTo = {
  h: { path: paths.home(), label: 'shell.home' },
  l: { path: paths.leads.list(), label: 'shell.leads' },
  o: { path: paths.opportunities.list(), label: 'shell.opportunities' },
  r: { path: paths.orders.list(), label: 'shell.orders' },
  a: { path: paths.accounts.list(), label: 'shell.accounts' },
  c: { path: paths.contacts.list(), label: 'shell.contacts' },
  p: { path: paths.products.list(), label: 'shell.products' },
} as const;

export const make = {
  l: 'lead',
  a: 'account',
  c: 'contact',
  o: 'opportunity',
  p: 'product',
} as const satisfies Record<string, CreateKind>;

export type Command =
  | { kind: 'palette' }
  | { kind: 'help' }
  | { kind: 'go'; path: string }
  | { kind: 'new'; what: CreateKind };

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
  /** Whether the key belongs to something that is being filled in. */
  typing: boolean;
};

/** The first key of a sequence, and when it was pressed. */
export type Prefix = { key: 'g' | 'n'; at: number } | null;

const PATIENCE = 1_500;

/** What a key press means after an earlier one; nothing while somebody types. */
export function readPress(
  press: Press,
  prefix: Prefix,
  now: number,
): { command: Command | null; prefix: Prefix } {
  const key = press.key.toLowerCase();
  const nothing = { command: null, prefix: null };
  if ((press.ctrlKey || press.metaKey) && !press.altKey && key === 'k') {
    return { command: { kind: 'palette' }, prefix: null };
  }
  if (press.typing || press.ctrlKey || press.metaKey || press.altKey) return nothing;
  if (prefix && now - prefix.at < PATIENCE) {
    if (prefix.key === 'g' && key in goTo) {
      return { command: { kind: 'go', path: goTo[key as keyof typeof goTo].path }, prefix: null };
    }
    if (prefix.key === 'n' && key in make) {
      return { command: { kind: 'new', what: make[key as keyof typeof make] }, prefix: null };
    }
  }
  if (key === '?') return { command: { kind: 'help' }, prefix: null };
  if (key === '/') return { command: { kind: 'palette' }, prefix: null };
  if (key === 'g' || key === 'n') return { command: null, prefix: { key, at: now } };
  return nothing;
}
