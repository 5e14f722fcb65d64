import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { concerns, Freeze, FreezeDraft, type FreezeScope } from './freeze';
import { freezeWith, here } from './testing-freezes';

/** The first thing that is wrong, as `field: message`. */
function faultOf(parts: object): string | null {
  const issue = Freeze.safeParse({ ...freezeWith(), ...parts }).error?.issues[0];
  return issue ? `${issue.path.join('.')}: ${issue.message}` : null;
}

describe('a freeze', () => {
  test('is taken as it was meant, with its rule in capitals', () => {
    expect(Freeze.parse(freezeWith({ rule: ' freq=weekly;byday=fr ' })).rule).toBe('FREQ=WEEKLY;BYDAY=FR');
  });

  test('needs no id as a draft, and takes no field that nobody knows', () => {
    const { id, ...draft } = freezeWith();
    expect(FreezeDraft.parse(draft)).toEqual(draft);
    expect(FreezeDraft.safeParse({ ...draft, id }).success).toBe(false);
    expect(Freeze.safeParse({ ...draft }).success).toBe(false);
  });

  test.each<[object, string]>([
    [{ name: '  ' }, 'name: Give it a name'],
    [{ scope: { connection: null, environment: 'production' } }, 'scope.connection: Name the connection'],
    [{ timeZone: 'Europe/Atlantis' }, 'timeZone: Enter a time zone by its name'],
    [{ timeZone: '+02:00' }, 'timeZone: Enter a time zone by its name'],
    [{ timeZone: 'EST' }, 'timeZone: Enter a time zone by its name'],
    [{ timeZone: '' }, 'timeZone: Enter a time zone by its name'],
    [{ start: '2026-02-29T10:00' }, 'start: There is no such date'],
    [{ start: '2026-02-27T24:00' }, 'start: There is no such date'],
    [{ start: '2026-01-02T17:00Z' }, 'start: Enter date and time as on the wall'],
    [{ start: '2026-01-02' }, 'start: Enter date and time as on the wall'],
    [{ start: '0226-01-02T17:00' }, 'start: Enter a year from 2000'],
    [{ end: '2026-01-02T17:00' }, 'end: The end must be after the start'],
    [{ end: '2026-01-01T17:00' }, 'end: The end must be after the start'],
    [{ rule: null, until: '2027-01-01T00:00' }, 'until: Only a freeze with a rule'],
    [{ rule: 'FREQ=WEEKLY;COUNT=3', until: '2027-01-01T00:00' }, 'until: The rule ends by COUNT'],
    [{ until: '2025-01-01T00:00' }, 'until: “Until” must not be before the start'],
    [{ rule: 'FREQ=SECONDLY' }, 'rule: FREQ=SECONDLY is too often'],
  ])('with %j is refused', (parts, message) => {
    expect(faultOf(parts)).toContain(message);
  });

  test.each(['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Asia/Katmandu', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])(
    'knows the zone %s',
    (timeZone) => expect(faultOf({ timeZone })).toBeNull(),
  );
});

describe('a scope', () => {
  test.each<[FreezeScope, boolean]>([
    [{ connection: null, environment: null }, true],
    [{ connection: 'novu', environment: null }, true],
    [{ connection: 'novu', environment: 'production' }, true],
    [{ connection: 'novu', environment: 'staging' }, false],
    [{ connection: 'sevalla', environment: null }, false],
    [{ connection: 'sevalla', environment: 'production' }, false],
  ])('%j concerns novu’s production: %s', (scope, expected) => {
    expect(concerns({ scope }, here)).toBe(expected);
  });
});

test('the form of a freeze can be imported by a page: it brings no calendar library along', () => {
  const imports = ['freeze.ts', 'freeze-rule.ts'].flatMap((file) => {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8');
    return [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
  });
  expect(new Set(imports)).toEqual(new Set(['zod', './freeze-rule']));
});
