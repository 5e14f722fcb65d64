import type { About } from '../about';

export const about: About = {
  id: 'novu',
  label: 'Novu',
  nouns: {
    workflow: { one: 'workflow', many: 'workflows' },
    layout: { one: 'layout', many: 'layouts' },
    agent: { one: 'agent', many: 'agents' },
    step: { one: 'step', many: 'steps' },
    localization_group: { one: 'translation', many: 'translations' },
  },
  origins: [
    { label: 'Novu Cloud, United States', url: 'https://api.novu.co' },
    { label: 'Novu Cloud, Europe', url: 'https://eu.api.novu.co' },
  ],
  selfHosted: true,
  concurrency: 32,
  credentials: [
    {
      name: 'keys',
      label: 'Secret keys',
      help: 'One secret key for each environment. From version 3.18 a key can only reach its own environment.',
      secret: true,
      many: true,
    },
    {
      name: 'email',
      label: 'Login e-mail',
      help: 'Only for a server of your own: an owner or administrator who can publish between environments.',
      secret: false,
      many: false,
    },
    { name: 'password', label: 'Login password', help: 'Goes with the login e-mail.', secret: true, many: false },
  ],
  across: { action: 'publish', list: 'resources', of: 'keys', verb: 'Publish' },
  pages: ['compare', 'workflows'],
};
