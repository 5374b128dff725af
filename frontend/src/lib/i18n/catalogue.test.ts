import { expect, it } from 'vitest';
import { catalogue } from './catalogue';
import { setTranslation } from './translator';
import { t } from './t';

const keys = Object.values(catalogue).flatMap((part) => Object.keys(part));

it('has every part of the English catalogue, and no key twice', () => {
  const files = Object.keys(import.meta.glob('./en/*.ts'));

  expect(Object.keys(catalogue)).toHaveLength(files.length);
  expect(new Set(keys).size).toBe(keys.length);
});

it('has no text that nothing shows', () => {
  const files = import.meta.glob<string>(
    ['/src/**/*.{ts,tsx}', '!/src/**/*.test.*', '!/src/**/en/*', '!/src/**/*.gen.ts'],
    {
      query: '?raw',
      import: 'default',
      eager: true,
    },
  );
  const code = Object.values(files).join('\n');
  const named = new Set(code.match(/(?<=')[\w.]+(?=')/g));
  // Keys put together, such as `deal.${kind}.done`.
  const made = [...code.matchAll(/`(\w+\.[\w.]*\$\{[^`\n]*)`/g)].map(
    ([, text = '']) => new RegExp(`^${text.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '.+')}$`),
  );
  expect(keys.filter((key) => !named.has(key) && !made.some((each) => each.test(key)))).toEqual([]);
});

it('fills placeholders, and shows a translation where there is one', () => {
  expect(t('form.tooLong', { max: 5 })).toBe('Please use at most 5 characters.');

  setTranslation('de', { 'action.save': 'Sichern' });
  expect([t('action.save'), t('action.cancel')]).toEqual(['Sichern', 'Cancel']);
  setTranslation('en', {});
});
