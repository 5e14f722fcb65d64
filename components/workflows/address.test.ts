import { expect, test } from 'vitest';
import {
  idOfPath,
  pathOfId,
  publishHref,
  readListAddress,
  reviewHref,
  workflowHref,
  writeListAddress,
} from './address';

test('the list in the address comes back as it was, and what goes without saying is left out', () => {
  const patch = {
    environments: ['a', 'b'],
    text: 'x & y',
    tag: 'billing, eu',
    status: 'ERROR',
    sort: 'updated',
    reverse: true,
  } as const;
  expect(readListAddress(new URLSearchParams(writeListAddress(new URLSearchParams(), patch)))).toEqual(patch);
  expect(writeListAddress(new URLSearchParams('sort=name&q='), {})).toBe('');
  expect(readListAddress(new URLSearchParams('sort=nonsense')).sort).toBe('name');
});

test.each(['order-receipt', 'new', 'review', '~odd', 'a/b?c', '50%'])('a workflow called %s has a page', (id) => {
  const piece = pathOfId(id);
  expect(piece).not.toMatch(/^(new|review)$|[/?]/);
  expect(idOfPath(piece)).toBe(id);
});

test('addresses of pages', () => {
  expect(workflowHref('novu', 'a', { environment: 'e', tab: 'compare', beside: 'f' })).toBe(
    '/c/novu/workflows/a?environment=e&tab=compare&with=f',
  );
  expect(workflowHref('novu', 'a', { tab: 'content' })).toBe('/c/novu/workflows/a');
  expect(reviewHref('novu', { deed: 'pause', environment: 'e', workflows: ['b', 'a,c'] })).toBe(
    '/c/novu/workflows/review?do=pause&environment=e#ticked=a%2Cc,b',
  );
  expect(publishHref('novu', 's', 't', ['a'])).toBe('/c/novu/compare/review?source=s&target=t#ticked=workflow/a');
});
