import { EnvironmentRef } from '@/lib/domain/environment';
import { AppError } from '@/lib/domain/error';
import { can } from '@/lib/domain/permission';
import { keyText, sortedByKey } from '@/lib/domain/resource';
import type { InputOf } from '@/lib/endpoints/endpoint';
import type { Matrix, MatrixCell, readMatrix } from '@/lib/endpoints/matrix';
import { authoriseSomewhere, type Context } from './context';

/** Everything that the environments of one group hold, beside each other; only those that the actor may read. */
export async function matrix(ctx: Context, { connection, group }: InputOf<typeof readMatrix>): Promise<Matrix> {
  authoriseSomewhere(ctx, 'compare:read', connection);
  const session = await ctx.open(connection);
  const all = await session.environments();
  const wanted = group ?? all[0]?.group.id;
  const members = all.filter((environment) => environment.group.id === wanted);
  if (members.length === 0) throw notFound();
  const readable = members.filter(
    ({ id, readable: can_ }) => can_ && can(ctx.actor.grants, 'compare:read', { connection, environment: id }),
  );
  const inventories = await Promise.all(readable.map(({ id }) => session.inventory(id)));
  const rows = new Map<string, Matrix['rows'][number]>();
  const put = (
    environment: string,
    { type, id, name }: { type: string; id: string; name: string },
    cell: MatrixCell,
  ) => {
    const key = keyText({ type, id });
    const row = rows.get(key) ?? { type, id, name, cells: {} };
    row.cells[environment] = cell;
    rows.set(key, row);
  };
  for (const [position, environment] of readable.entries()) {
    const held = inventories[position];
    for (const resource of held?.resources ?? []) {
      const { hash, updatedAt, updatedBy } = resource;
      put(environment.id, resource, { hash, updatedAt, updatedBy, problem: null });
    }
    for (const item of held?.unreadable ?? []) {
      put(environment.id, item, { hash: null, updatedAt: null, updatedBy: null, problem: item.problem });
    }
  }
  const hidden = members.filter((environment) => !readable.includes(environment));
  return {
    environments: readable.map((environment) => EnvironmentRef.parse(environment)),
    rows: sortedByKey([...rows.values()]),
    gaps: [
      ...new Set(inventories.flatMap(({ gaps }) => gaps)),
      ...hidden.map(
        ({ name, limitation }) => `${name} is not shown. ${limitation ?? 'Your role does not include it.'}`,
      ),
    ],
  };
}

function notFound(): AppError {
  const message = 'This connection has no such group of environments';
  return new AppError('invalid_input', `${message}.`, { errors: [{ path: 'group', message }] });
}
