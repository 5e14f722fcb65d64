import type { About } from '../about';

export const about: About = {
  id: 'sevalla',
  label: 'Sevalla',
  nouns: {
    application: { one: 'application', many: 'applications' },
    variable: { one: 'environment variable', many: 'environment variables' },
  },
  origins: [{ label: 'Sevalla', url: 'https://api.sevalla.com' }],
  selfHosted: false,
  credentials: [
    {
      name: 'key',
      label: 'API key',
      help: 'One key opens one company. It needs to read applications and pipelines, and to update both in order to promote.',
      secret: true,
      many: false,
    },
  ],
  across: null,
  pages: ['pipelines', 'compare'],
};
