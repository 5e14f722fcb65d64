import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { auditExportPath } from '@/lib/endpoints/audit';
import { Verdict } from './chain-check';
import { filterOf } from './queries';

const text = (markup: string) => markup.replace(/<[^>]+>/g, '');

test('a broken chain is told with the record, what can be known of it, and the way there', () => {
  const why = 'Records 7 to 8 are missing: the end of the log was cut off.';
  const markup = renderToStaticMarkup(
    <Verdict whole={false} records={6} firstBroken={7} why={why} checkedAt="2026-11-22T10:00:00Z" />,
  );
  expect(markup).toContain('role="alert"');
  expect(markup).toContain('href="/audit?record=7"');
  expect(text(markup)).toContain('The chain is broken at record 7');
  expect(text(markup)).toContain(why);
});

test('a whole chain says how much was followed', () => {
  const markup = renderToStaticMarkup(
    <Verdict whole records={1234} firstBroken={null} why={null} checkedAt="2026-11-22T10:00:00Z" />,
  );
  expect(text(markup)).toMatch(/The chain is whole.*All 1,234 records/);
});

test('the address of the page becomes the filter of the list and of the export alike', () => {
  const filter = filterOf(new URLSearchParams('connection=novu&from=2026-11-01&until=2026-11-22&event=&record=5'));
  expect(filter).toMatchObject({
    connection: 'novu',
    event: undefined,
    from: '2026-11-01T00:00:00.000Z',
    until: '2026-11-23T00:00:00.000Z',
  });
  expect(auditExportPath('csv', filter)).toBe(
    '/api/audit/export?format=csv&connection=novu&from=2026-11-01T00%3A00%3A00.000Z&until=2026-11-23T00%3A00%3A00.000Z',
  );
  expect(auditExportPath('json', filterOf(new URLSearchParams('from=yesterday')))).toBe(
    '/api/audit/export?format=json',
  );
});
