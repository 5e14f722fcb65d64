import { type AgentSeed, at } from './shape';

export const concierge: AgentSeed = {
  identifier: 'concierge',
  name: 'Concierge',
  description: 'Drafts answers for customer care',
  behavior: {
    instructions: 'Answer politely, in the language of the customer. Never promise a refund.',
    handoff: true,
  },
  edited: at('09-22', '09:00'),
};

const analyst = (instructions: string, threshold: number, edited: string): AgentSeed => ({
  identifier: 'fraud-analyst',
  name: 'Fraud analyst',
  description: 'Sums up the signals of a stopped order',
  behavior: { instructions, threshold, handoff: true },
  edited,
});

/** The one agent that differs: production still works with the old threshold. */
export const analystCurrent = analyst(
  'Name the three strongest signals, then say what you would do.',
  0.72,
  at('11-08', '13:40'),
);
export const analystLive = analyst('Name the three strongest signals.', 0.8, at('10-18', '07:30'));
