import { expect, it } from 'vitest';
import { fittedSize, kindOf } from './picture';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

it.each([
  ['\xff\xd8\xff\xe1 a phone’s', 'picture'],
  ['\x89PNG\r\n\x1a\n', 'picture'],
  ['GIF89a', 'picture'],
  ['RIFF\x10\x00\x00\x00WEBP', 'picture'],
  ['\x00\x00\x00\x18ftypavif', 'picture'],
  ['\x00\x00\x00\x18ftypheic', 'heic'],
  ['\x00\x00\x00\x18ftypmif1', 'heic'],
  ['\x00\x00\x00\x18ftypmp42', null],
  ['%PDF-1.7 named a.jpg', null],
  ['<svg xmlns="http', null],
  ['<?xml version="1', null],
  ['RIFF\x10\x00\x00\x00WAVE', null],
  ['', null],
])('takes a picture by its first bytes, whatever it is called: %j (req:4.11)', (head, kind) => {
  expect(kindOf(bytes(head))).toBe(kind);
});

it.each([
  [4000, 3000, 1600, 1200],
  [3000, 4000, 1200, 1600],
  [8660, 5774, 1600, 1067],
  [1600, 900, 1600, 900],
  [12, 7, 12, 7],
  [9000, 2, 1600, 1],
])('keeps %d × %d as %d × %d', (width, height, fitWidth, fitHeight) => {
  expect(fittedSize({ width, height })).toEqual({ width: fitWidth, height: fitHeight });
});
