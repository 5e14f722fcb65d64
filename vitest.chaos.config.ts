import { mergeConfig } from 'vitest/config';
import everyday from './vitest.config';

/** The long tests, started by `npm run chaos`: servers that are killed at every boundary, and random lives of a change. */
export default mergeConfig(
  { ...everyday, test: { ...everyday.test, include: [] } },
  { test: { include: ['lib/**/*.chaos.ts'] } },
);
