import type { About } from '../about';

export const about: About = {
  id: 'patchworks',
  label: 'Patchworks',
  nouns: { flow: { one: 'flow', many: 'flows' } },
  origins: [{ label: 'Patchworks Core', url: 'https://core.wearepatchworks.com' }],
  selfHosted: false,
  credentials: [
    {
      name: 'key',
      label: 'API key',
      help: 'It is sent as it is and has the rights of a manager. A login token works too, written as “Bearer …”, but ends after a day.',
      secret: true,
      many: false,
    },
  ],
  across: { action: 'promote', list: 'flows', of: 'ids', verb: 'Promote' },
  // The vendor's limits are not published.
  concurrency: 2,
  pages: ['deployments', 'compare'],
};
