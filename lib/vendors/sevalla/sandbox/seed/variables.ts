import { CANARY } from '../constants';
import type { EnvVar } from '../documents';
import type { Sketch } from './applications';

type Variable = Pick<EnvVar, 'key' | 'value' | 'is_runtime' | 'is_buildtime'>;

/** Variables as a web shop has them; every secret carries a word that must never be seen outside. */
export function variablesFor({ name, stage, code }: Sketch): Variable[] {
  const where = stage?.[1] ?? 'alone';
  const live = where === 'production';
  return [
    runtime('NODE_ENV', 'production'),
    runtime('LOG_LEVEL', live ? 'info' : 'debug'),
    runtime('DATABASE_URL', `postgres://shop:pw_${CANARY}_${name}@db.internal:5432/${code}`),
    runtime('STRIPE_SECRET_KEY', `sk_${live ? 'live' : 'test'}_${CANARY}_${name}`),
    runtime('SESSION_SECRET', `${CANARY}-${code}-shared`),
    ...(live ? [] : [runtime('DEBUG_TOKEN', `dbg_${CANARY}_${name}`)]),
    {
      key: 'NEXT_PUBLIC_API_URL',
      value: `https://${live ? 'api' : `api-${where}`}.meridian-${CANARY}.test`,
      is_runtime: true,
      is_buildtime: true,
    },
  ];
}

function runtime(key: string, value: string): Variable {
  return { key, value, is_runtime: true, is_buildtime: false };
}
