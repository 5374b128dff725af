import { expect, it } from 'vitest';
import { catalogue } from './catalogue';
import { setTranslation } from './translator';
import { t } from './t';

it('has every part of the English catalogue, and no key twice', () => {
  const files = Object.keys(import.meta.glob('./en/*.ts'));
  const keys = Object.values(catalogue).flatMap((part) => Object.keys(part));

  expect(Object.keys(catalogue)).toHaveLength(files.length);
  expect(new Set(keys).size).toBe(keys.length);
});

it('fills placeholders, and shows a translation where there is one', () => {
  expect(t('form.tooLong', { max: 5 })).toBe('Please use at most 5 characters.');

  setTranslation('de', { 'action.save': 'Sichern' });
  expect([t('action.save'), t('action.cancel')]).toEqual(['Sichern', 'Cancel']);
  setTranslation('en', {});
});
