import { z } from 'zod';
import {
  encryptionKey,
  isLoopback,
  origin,
  port,
  postgresUrl,
  secret,
  secureOrigin,
  secureUrl,
} from '@/lib/env-values';

const Variables = z.object({
  PORT: port(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.promenade'),
  DATABASE_URL: postgresUrl,
  NEXTAUTH_URL: secureOrigin.optional(),
  NEXTAUTH_SECRET: secret,
  ENCRYPTION_KEY: encryptionKey,
  OIDC_ISSUER: secureUrl.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  SANDBOX_PORT: port(4010),
  SANDBOX_SCALE: z.coerce.number('must be a number').int('must be a whole number').min(1).max(1000).default(1),
  SANDBOX_URL: origin
    .refine((value) => value.startsWith('http:') && isLoopback(value), 'must be an http:// address of this machine')
    .optional(),
  // For tests that let the sandbox be slow; see docs/architecture.md.
  SANDBOX_TIMEOUT_SECONDS: z.coerce.number('must be a number').min(1).max(30).optional(),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be one of trace, debug, info, warn, error, fatal, silent',
    )
    .default('info'),
});

/** Everything that Promenade takes from its surroundings, checked. */
export type Env = Readonly<z.infer<typeof Variables> & { NEXTAUTH_URL: string }>;

type Source = Record<string, string | undefined>;

/** Checks variables and returns them with defaults; throws one message that names every bad one, and never a value. */
export function readEnv(source: Source): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const site = given.NEXTAUTH_URL ?? ownAddress(given);
  const result = Variables.safeParse({ ...given, NEXTAUTH_URL: site });
  const problems = [
    ...(result.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...combinations({ ...given, NEXTAUTH_URL: site }),
  ];
  if (result.success && problems.length === 0) return { ...result.data, NEXTAUTH_URL: new URL(site).origin };
  throw new Error(
    [
      'Promenade cannot start, because these variables are missing or unsafe:',
      ...problems.map((problem) => `  ${problem}`),
      'Every variable is explained in .env.example.',
    ].join('\n'),
  );
}

function ownAddress({ HOST = '127.0.0.1', PORT = '3000' }: Source): string {
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
}

function combinations(given: Source): string[] {
  const problems: string[] = [];
  const missing = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'].filter((name) => given[name] === undefined);
  if (missing.length === 1 || missing.length === 2)
    problems.push(`${missing.join(', ')}: missing; set all three OIDC_ variables or none of them`);
  if (given.SANDBOX_URL && given.NEXTAUTH_URL && !isLoopback(given.NEXTAUTH_URL))
    problems.push(
      'SANDBOX_URL: makes accounts with a password that everybody knows, so NEXTAUTH_URL must be on this machine',
    );
  if (given.SANDBOX_TIMEOUT_SECONDS && !given.SANDBOX_URL)
    problems.push('SANDBOX_TIMEOUT_SECONDS: shortens the wait for the sandbox only; leave it out without SANDBOX_URL');
  return problems;
}

let parsed: Env | undefined;

/** The variables of this process, parsed at first use. */
export function env(): Env {
  parsed ??= readEnv(process.env);
  return parsed;
}
