import { expect, it } from 'vitest';
import { toCsv } from './csv';

it.each([
  ['=1+1', `"'=1+1"`],
  ['+CMD|calc', `"'+CMD|calc"`],
  ['-2+3', `"'-2+3"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['  =1+1', `"'  =1+1"`],
  ['\t=1', `"'\t=1"`],
  ['＝1', `"'＝1"`],
  ['-12.50', '"-12.50"'],
  ['1000.00', '"1000.00"'],
  ['Müller, "Söhne"\nKG', '"Müller, ""Söhne""\nKG"'],
  ['', '""'],
])('writes %j so that no spreadsheet runs it (req:9.7)', (value, written) => {
  expect(toCsv([[value, 'x']])).toBe(`${written},"x"\r\n`);
});
