import pino, { type Logger } from 'pino';
import { env } from '@/lib/env';

const secretNames = [
  'password',
  'passwordHash',
  'credentials',
  'apiKey',
  'apiKeys',
  'secretKey',
  'secret',
  'token',
  'authorization',
  'cookie',
  '["set-cookie"]',
  'body',
];

/** `a`, `*.a` and `*.*.a` for every name that must not reach a log; the redactor does not search deeper by itself. */
const paths = secretNames.flatMap((name) => {
  const step = name.startsWith('[') ? name : `.${name}`;
  return [name, `*${step}`, `*.*${step}`];
});

let logger: Logger | undefined;

/** The log of this process: one JSON object per line on standard output. */
export function log(): Logger {
  logger ??= createLog(env().LOG_LEVEL);
  return logger;
}

/** A log without the values of secret fields, written to standard output unless told otherwise. */
export function createLog(level: string, destination: pino.DestinationStream = pino.destination(1)): Logger {
  return pino(
    { level, base: null, redact: { paths, censor: '[hidden]' }, serializers: { err: describeError } },
    destination,
  );
}

interface DescribedError {
  type: string;
  message: string;
  code?: string;
  stack?: string | undefined;
  cause?: DescribedError;
}

/** An error without its own fields: database errors carry the values of the query, and HTTP errors the body. */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something that is not an error was thrown' };
  const described: DescribedError = {
    type: error.name || 'Error',
    message: firstLine(error.message),
    stack: frames(error),
  };
  if ('code' in error && typeof error.code === 'string') described.code = error.code;
  if (error.cause !== undefined) described.cause = describeError(error.cause);
  return described;
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}

/** Only the frames: the head of a stack repeats the message with everything in it. */
function frames(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
