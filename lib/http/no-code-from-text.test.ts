import { expect, test, vi } from 'vitest';

test('zod finds what is set before it is there', async () => {
  vi.resetModules();
  await import('./no-code-from-text');
  const { config } = await import('zod');
  expect(config()).toEqual({ jitless: true });
});
