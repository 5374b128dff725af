import { expect, it } from 'vitest';

const files = import.meta.glob<string>(
  [
    '/src/**/*.{ts,tsx}',
    '!/src/**/*.test.*',
    '!/src/test/**',
    '!/src/lib/i18n/**',
    '!/src/**/*.gen.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** Where a write shows what came of it without a toast: how it does. */
const SHOWN: Readonly<Record<string, string>> = {
  'components/app-shell/favourite-star.tsx': 'the star is filled, or empty',
  'components/app-shell/leave-dialog.tsx': 'the sign-in page opens',
  'components/files/upload.ts': 'the file is in the list, with its progress before',
  'components/form/use-record-form.ts': 'its callers say it, in onSaved',
  'components/sharing/share-dialog.tsx': 'the link is shown, once',
  'features/imports/components/mapping-card.tsx': 'the page shows the next step',
  'features/imports/components/outcome.tsx': 'the page shows the next step',
  'features/imports/upload.ts': 'the page of the import opens',
  'features/imports/use-step.ts': 'the page shows the next step',
  'features/leads/components/convert-form.tsx': 'a page with all that was made opens',
  'features/opportunities/use-board.ts': 'nothing is written: it reads on',
  'features/partners/components/create-key-dialog.tsx': 'the key is shown, once',
  'features/sign-in/components/challenge-step.tsx': 'the next step, or the home page, opens',
  'features/sign-in/components/forgot-password.tsx': 'the next step opens',
  'features/sign-in/components/sign-in-form.tsx': 'the next step, or the home page, opens',
  'lib/api/favourites.ts': 'the star is filled, or empty',
  'lib/offline/send-file.ts': 'the line shows its photo, and the outbox what waits',
};

const WRITES = /api\.(POST|PUT|PATCH|DELETE)\(/;
const SAYS = /toast\.good|sayQueued|saidOf|createdText|savedText|\bsaid\b/;
const HOOKS = ['useMutation', 'useRecordForm', 'useRecordChange'];

/** The functions that write by themselves, in whatever file. */
function writers(): Set<string> {
  const pieces = Object.values(files).flatMap((code) => code.split(/^(?=export )/m));
  const names = pieces.map((piece) =>
    WRITES.test(piece) ? /^export (?:async )?(?:function|const) (\w+)/.exec(piece)?.[1] : undefined,
  );
  return new Set([...names.filter((name) => name !== undefined), ...HOOKS]);
}

/** The files in which something is written that another file defines, or that a hook sends. */
function writing(): string[] {
  const wanted = writers();
  return Object.entries(files)
    .filter(([, code]) => {
      const taken = [...code.matchAll(/import \{([^}]*)\} from/g)].flatMap(([, names = '']) =>
        names.split(',').map((name) => name.trim()),
      );
      return taken.some(
        (name) => wanted.has(name) && new RegExp(`\\b${name}\\b[(<,)\\s]`).test(code),
      );
    })
    .map(([path]) => path.replace('/src/', ''));
}

it('finds the writes of the product', () => {
  expect(writers().size).toBeGreaterThan(40);
  expect(writing().length).toBeGreaterThan(40);
});

it('says of every write what came of it, by a toast or where one looks anyway (req:17.7)', () => {
  const silent = writing().filter((path) => !SAYS.test(files[`/src/${path}`] ?? ''));

  expect(silent.filter((path) => !(path in SHOWN))).toEqual([]);
  expect(Object.keys(SHOWN).filter((path) => !silent.includes(path))).toEqual([]);
});
