import { describe, expect, test } from 'vitest';
import { columnsOf, type Found, findApplication, leftOf, rightOf, wouldChange } from './places';
import { buildsAcross, chosenOf, overtakenBy, targetsFor, toggleTarget } from './promoting';
import { boardForTest, deploymentForTest } from './testing-board';

const board = boardForTest({
  'web-eu,web-us@Staging': [12, 11, 9],
  'web-eu@Production': [9],
  'web-us@Production': [12],
  'api@Development': [3, 2],
  'api@Production': [2],
});
const found = (id: string): Found => {
  const place = findApplication(board, id);
  if (!place) throw new Error(`The board has no ${id}`);
  return place;
};
const column = (name: string) => {
  const stage = columnsOf(board).find(({ id }) => id === name);
  if (!stage) throw new Error(`There is no ${name}`);
  return stage;
};
const row = (id: string) => board.rows.find((one) => one.id === id) ?? { id, cells: {} };

describe('places', () => {
  test('columns are in the vendor’s order, without the previews', () => {
    expect(columnsOf(board).map(({ id }) => id)).toEqual(['Development', 'Staging', 'Production']);
  });

  test('neighbours are the nearest stages that the row has a cell in', () => {
    expect(leftOf(columnsOf(board), row('api'), column('Production'))?.id).toBe('Development');
    expect(rightOf(columnsOf(board), row('api'), column('Development'))?.id).toBe('Production');
    expect(leftOf(columnsOf(board), row('web-eu'), column('Staging'))).toBeNull();
  });

  test('an application is found in all of its rows, and not at all where it does not stand', () => {
    expect(found('web-eu-Staging').rows).toEqual(['web-eu', 'web-us']);
    expect(findApplication(board, 'nobody')).toBeNull();
  });

  test('promoting is offered only where it would change what runs', () => {
    const { cell } = found('web-eu-Staging');
    expect(wouldChange(cell, row('web-eu').cells.Production)).toBe(true);
    expect(wouldChange(cell, row('web-us').cells.Production)).toBe(false);
    expect(wouldChange(cell, undefined)).toBe(false);
  });
});

describe('targets', () => {
  test('the rows of the source come first, and nothing of an earlier stage is a target', () => {
    expect(targetsFor(board, found('web-eu-Staging')).map(({ id, sameRow }) => [id, sameRow])).toEqual([
      ['web-eu-Production', true],
      ['web-us-Production', true],
      ['api-Production', false],
    ]);
    expect(targetsFor(board, found('web-eu-Production'))).toEqual([]);
  });

  test('a target of another stage replaces the choice, and one of the same stage joins it', () => {
    const targets = targetsFor(board, found('api-Development'));
    expect(toggleTarget(targets, ['web-eu-Production'], 'api-Production')).toEqual([
      'web-eu-Production',
      'api-Production',
    ]);
    expect(toggleTarget(targets, ['api-Production'], 'web-eu-Staging')).toEqual(['web-eu-Staging']);
    expect(toggleTarget(targets, ['api-Production'], 'api-Production')).toEqual([]);
  });

  test('what an address names and nobody offers is not chosen, and neither are two stages at once', () => {
    const targets = targetsFor(board, found('api-Development'));
    const wanted = ['web-eu-Staging', 'api-Production', 'somebody-else'];
    expect(chosenOf(targets, wanted).map(({ id }) => id)).toEqual(['api-Production']);
  });
});

describe('what goes across', () => {
  const runs = [14, 13, 13, 12].map((build) => deploymentForTest('web', build));
  test('everything that the source ran since, each build once', () => {
    const across = buildsAcross(runs, deploymentForTest('web', 12));
    expect(across?.map(({ image }) => image)).toEqual(['registry/web:14', 'registry/web:13']);
  });

  test('is not known where the target runs something that the source never ran', () => {
    expect(buildsAcross(runs, deploymentForTest('web', 7))).toBeNull();
    expect(buildsAcross(runs, deploymentForTest('web', 14))).toEqual([]);
  });

  test('a source that went on has overtaken what was reviewed, even with the same build', () => {
    expect(overtakenBy(board, 'api-Development', 'api-Development-3-success')).toBeNull();
    expect(overtakenBy(board, 'api-Development', 'api-Development-2-success')?.id).toBe('api-Development-3-success');
  });
});
