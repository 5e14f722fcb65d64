import { z } from 'zod';
import { startSandbox } from '@/lib/sandbox/host';

const whole = (least: number, most: number, otherwise: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .default('')
    .transform((text) => (text === '' ? otherwise : Number(text)))
    .pipe(z.int({ error }).min(least, { error }).max(most, { error }));
};
const Variables = z.object({ SANDBOX_PORT: whole(0, 65_535, 4010), SANDBOX_SCALE: whole(1, 250, 1) });

const variables = Variables.safeParse(process.env);
if (!variables.success) {
  console.error(`The sandbox cannot start:\n${z.prettifyError(variables.error)}`);
  process.exit(1);
}

const { SANDBOX_PORT: port, SANDBOX_SCALE: scale } = variables.data;
try {
  const sandbox = await startSandbox({ port, scale });
  console.log(`Promenade sandbox is ready on ${sandbox.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  }
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(taken ? `Port ${port} is taken: stop what uses it, or set SANDBOX_PORT to another one.` : error);
  process.exit(1);
}
