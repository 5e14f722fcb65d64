import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** In a process of its own, where nothing has loaded zod before. */
async function inNewProcess(program: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--import', 'tsx', '--input-type=module', '--eval'],
    program,
  ]);
  return JSON.parse(stdout);
}

test('zod finds what is set before it is there', async () => {
  const settings = await inNewProcess(
    `import './lib/http/no-code-from-text.ts';
     const { config } = await import('zod');
     console.log(JSON.stringify(config()));`,
  );
  expect(settings).toMatchObject({ jitless: true });
});
