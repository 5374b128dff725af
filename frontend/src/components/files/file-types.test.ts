import { describe, expect, it } from 'vitest';
import openapi from '../../../../docs/openapi.json';
import { ACCEPTED, refusalOf, sizeInWords, typeOf } from './file-types';

const MB = 1024 * 1024;
const room = { most: 25 * MB, left: 100 * MB };

describe('types of files', () => {
  it.each([
    ['plan.pdf', 'application/pdf'],
    ['PHOTO.JPEG', 'image/jpeg'],
    ['a.b.heif', 'image/heic'],
    ['Angebot №5.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['plan.pdf.exe', null],
    ['plan', null],
    ['.pdf', null],
    ['  .pdf', null],
    ['page.html', null],
    ['logo.svg', null],
  ])('%s is %s (req:13.1)', (name, type) => {
    expect(typeOf(name)).toBe(type);
  });

  it('are the ones the server takes, and a picker offers them and the camera', () => {
    const endings = ACCEPTED.split(',').filter((each) => each.startsWith('.'));
    const known = new Set(endings.map((ending) => typeOf(`a${ending}`)));
    expect([...known].sort()).toEqual([...openapi.components.schemas.FileType.enum].sort());
    expect(ACCEPTED.startsWith('image/*,application/pdf,.')).toBe(true);
  });
});

describe('what cannot be added', () => {
  it.each([
    ['a.pdf', 25 * MB, null],
    ['a.pdf', 25 * MB + 1, 'large'],
    ['a.pdf', 0, 'empty'],
    ['a.exe', 10, 'type'],
    [`${'x'.repeat(252)}.pdf`, 10, 'name'],
  ] as const)('%s of %d bytes: %s (req:13.1)', (name, size, refusal) => {
    expect(refusalOf({ name, size }, room)).toBe(refusal);
  });

  it('is what the storage has no room for', () => {
    expect(refusalOf({ name: 'a.pdf', size: 11 }, { ...room, left: 10 })).toBe('full');
    expect(refusalOf({ name: 'a.pdf', size: 10 }, { ...room, left: 10 })).toBeNull();
  });
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1024, '1 KB'],
  [1536, '1.5 KB'],
  [25 * MB, '25 MB'],
  [5 * 1024 * MB, '5 GB'],
  [2048 * 1024 * MB, '2,048 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeInWords(bytes, 'en-IN')).toBe(text);
});
