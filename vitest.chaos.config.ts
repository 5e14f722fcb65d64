import { readdirSync, readFileSync } from 'node:fs';
import { mergeConfig } from 'vitest/config';
import everyday from './vitest.config';

/** The tests of the everyday round that do something else in the long one. */
const differently = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .map((name) => `lib/${name}`)
  .filter((file) => file.endsWith('.test.ts') && /describeWays\(|tries\(\d/.test(readFileSync(file, 'utf8')));

/**
 * The long tests, started by `npm run chaos`: servers that are killed at every boundary, random lives of a change, what
 * runs in several ways with the databases changed over, and costly properties with all their tries.
 */
export default mergeConfig(
  { ...everyday, test: { ...everyday.test, include: [] } },
  {
    test: {
      include: ['lib/**/*.chaos.ts', ...differently],
      env: { LONG_ROUND: 'yes' },
    },
  },
);
