import { mergeConfig } from 'vitest/config';
import everyday from './vitest.config';

/**
 * The long tests, started by `npm run chaos`: servers that are killed at every boundary, random lives of a change, and
 * what runs in several ways with the databases changed over.
 */
export default mergeConfig(
  { ...everyday, test: { ...everyday.test, include: [] } },
  {
    test: {
      include: ['lib/**/*.chaos.ts', 'lib/operations/{faults,flow-deployments,publish,rollback}.test.ts'],
      env: { DATABASES_CHANGED_OVER: 'yes' },
    },
  },
);
