import { describe, expect, test } from 'vitest';
import { PatchworksCredentials, secretsOf } from './credentials';
import { describeError, retryAfter } from './describe';
import recorded from './recorded.json';

describe('errors in our own words', () => {
  test.each([
    [404, recorded.notFound, 'there is no such record'],
    [500, { message: 'SQLSTATE[42S02] in /var/www/app.php', trace: [] }, 'the server has a fault'],
    [302, null, 'it wants a login page to be opened, so the address is not that of the interface'],
    [422, recorded.invalid, 'The flow version id field is required.'],
    [401, { message: 'Unauthenticated.' }, 'Unauthenticated.'],
    [403, { message: 'This action is unauthorized.' }, 'This action is unauthorized.'],
    [400, '<html>', 'no reason was given'],
    [422, { message: 'No.', errors: 'odd' }, 'No.'],
  ])('%i %j', (status, body, message) => {
    expect(describeError(status, body).message).toBe(message);
  });

  test('a 422 names its fields', () => {
    expect(describeError(422, recorded.invalid).errors).toEqual([
      { path: 'flow_version_id', message: 'The flow version id field is required.' },
    ]);
  });
});

describe('how long to wait', () => {
  const now = () => 1_800_000_000_000;
  test.each([
    [{ 'retry-after': '12' }, 12],
    [{ 'retry-after': '12', 'x-ratelimit-reset': '1800000099' }, 12],
    [{ 'x-ratelimit-reset': '1800000037' }, 37],
    [{ 'x-ratelimit-reset': '1700000000' }, 0],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, null],
    [{}, null],
  ])('%j', (headers, seconds) => {
    expect(retryAfter(new Headers(headers), now)).toBe(seconds);
  });
});

describe('credentials', () => {
  test('a key is taken as it is, a token with its Bearer; both are kept out of messages', () => {
    expect(secretsOf(PatchworksCredentials.parse({ key: ' abc ' }))).toEqual(['abc']);
    expect(secretsOf(PatchworksCredentials.parse({ key: 'Bearer eyJ' }))).toEqual(['Bearer eyJ', 'eyJ']);
  });
  test.each([{ key: '' }, { key: 'a\nb' }, { key: 'ä' }, { key: 'a b c' }, {}, { key: 'a', more: 1 }])(
    '%j is refused',
    (input) => {
      expect(PatchworksCredentials.safeParse(input).success).toBe(false);
    },
  );
});
