import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['lib/**/*.test.{ts,tsx}', 'components/**/*.test.{ts,tsx}'],
    globalSetup: ['lib/db/testing-server.ts'],
    // The tests make what they need to know themselves; a developer's own settings must not reach them.
    env: {
      NEXTAUTH_SECRET: 'unit-tests-only-4Qz8wV1nB6kX0sLrT2',
      ENCRYPTION_KEY: Buffer.from('unit tests only, 32 bytes of key').toString('base64'),
      NEXTAUTH_URL: 'http://127.0.0.1:3000',
      SANDBOX_URL: 'http://127.0.0.1:4010',
      DATABASE_URL: '',
      LOG_LEVEL: 'silent',
    },
    // A process that has loaded our modules once runs one file after the other: loading them anew for each took a third of
    // all the time. What a test sets for its process, it puts back.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // Most tests wait for databases, sockets and time-outs now and then: one worker more than cores keeps these busy.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
