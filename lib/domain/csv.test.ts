import { expect, test } from 'vitest';
import { csvLine } from './csv';

test.each([
  [['a', 1, null, true], 'a,1,,true\r\n'],
  [['a,b', 'say "x"', 'two\nlines'], '"a,b","say ""x""","two\nlines"\r\n'],
  [['=1+1', '+1', '-1', '@x'], "'=1+1,'+1,'-1,'@x\r\n"],
  [[{ a: 1 }, -5], '"{""a"":1}",-5\r\n'],
])('%j', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
