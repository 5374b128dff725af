import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const features = readdirSync(new URL('./src/features/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const local = {
  rules: {
    'kebab-case-file': {
      create: (context) => ({
        Program(node) {
          const name = path.basename(context.filename).split('.')[0];
          if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
            context.report({ node, message: 'File names are kebab-case.' });
          if (name === 'index')
            context.report({ node, message: 'No barrels: import the file itself.' });
        },
      }),
    },
  },
};

const banUseParams = {
  name: 'next/navigation',
  importNames: ['useParams'],
  message:
    'It answers the placeholder in an export: use useRouteId() from @/lib/paths/use-route-id.',
};

/** One rule entry: the arrows app → features → shared, plus the bans that hold everywhere. */
function imports(...patterns) {
  return [
    'error',
    {
      paths: [
        banUseParams,
        { name: 'next/link', message: 'Use @/components/ui/link, which fetches nothing ahead.' },
        { name: 'zod', message: 'Use zod/mini: the full build costs 25 KB more.' },
      ],
      patterns: [
        { group: ['../*'], message: 'Import across folders with @/.' },
        ...patterns.map(([group, message]) => ({ group, message })),
      ],
    },
  ];
}

const TEXT_PROPS = '/^(aria-label|aria-description|placeholder|title|alt|label|hint|description)$/';
const syntax = [
  { selector: 'ExportAllDeclaration', message: 'No barrels.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  {
    selector: `JSXAttribute[name.name=${TEXT_PROPS}] > Literal[value=/./]`,
    message: 'Text lives in the message catalogue: t(…).',
  },
  {
    selector: 'Literal[value=/#([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})\\b/i]',
    message: 'Colours are CSS variables.',
  },
];
const defaultExport = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' };

const config = [
  {
    ignores: [
      'out/**',
      'build/**',
      '.next/**',
      'node_modules/**',
      'next-env.d.ts',
      'src/lib/api/schema.gen.ts',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  ...nextVitals,
  ...nextTypescript,
  { files: ['**/*.{ts,tsx}'], rules: jsxA11y.flatConfigs.strict.rules },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { local },
    rules: {
      'local/kebab-case-file': 'error',
      'max-lines': ['error', { max: 200 }],
      'no-restricted-imports': imports(),
      'no-restricted-syntax': ['error', ...syntax, defaultExport],
      'react/jsx-no-literals': [
        'error',
        { noStrings: true, ignoreProps: true, allowedStrings: ['·', '–', '×', '/'] },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
      curly: ['error', 'multi-line'],
    },
  },
  { files: ['edge/*.js'], rules: { '@typescript-eslint/no-unused-vars': 'off' } },
  { files: ['*.config.mjs'], rules: { 'import/no-anonymous-default-export': 'off' } },
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': imports(
        [['@/app/*'], 'A feature does not import routes.'],
        [
          features
            .filter((other) => other !== feature)
            .map((other) => `@/features/${other}/*`)
            .concat('@/features/_'),
          'A feature does not import another: share through components or lib.',
        ],
      ),
    },
  })),
  {
    files: ['src/{components,lib,stores}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': imports([
        ['@/app/*', '@/features/*'],
        'Shared code does not know features.',
      ]),
    },
  },
  {
    files: ['src/{lib,stores}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': imports([
        ['@/app/*', '@/features/*', '@/components/*'],
        'lib and stores are below the components.',
      ]),
    },
  },
  {
    files: ['src/app/**/*.{ts,tsx}', 'src/sw.ts'],
    rules: { 'no-restricted-syntax': ['error', ...syntax], 'local/kebab-case-file': 'off' },
  },
  { files: ['src/app/**/page.tsx'], rules: { 'max-lines': ['error', { max: 20 }] } },
  { files: ['src/sw.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['src/**/*.test.{ts,tsx}', 'src/test/**'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'react/jsx-no-literals': 'off',
      'no-restricted-syntax': 'off',
      'no-restricted-imports': 'off',
    },
  },
];

export default config;
