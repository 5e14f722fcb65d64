import { mergeConfig } from 'vitest/config';
import everyday from './vitest.config';

/**
 * The long tests, started by `npm run chaos`: servers that are killed at every boundary, random lives of a change, what
 * runs in several ways with the databases changed over, and costly properties with all their tries.
 */
export default mergeConfig(
  { ...everyday, test: { ...everyday.test, include: [] } },
  {
    test: {
      include: [
        'lib/**/*.chaos.ts',
        'lib/operations/{faults,flow-deployments,publish,rollback}.test.ts',
        'lib/vendors/novu/{novu,workflow-round-trip}.test.ts',
        'lib/vendors/sevalla/races.test.ts',
      ],
      env: { LONG_ROUND: 'yes' },
    },
  },
);
