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

/** Only in Development; the new dispatch message hands questions to it. */
export const parcelTracker: AgentSeed = {
  identifier: 'parcel-tracker',
  name: 'Parcel tracker',
  description: 'Answers where a parcel is',
  behavior: { instructions: 'Say where the parcel is and when it arrives. Never guess a date.', handoff: true },
  edited: at('11-09', '12:40'),
};

/** Deleted in Development, and still used by last year’s survey where that is left. */
export const surveyReader: AgentSeed = {
  identifier: 'survey-reader',
  name: 'Survey reader',
  description: 'Sorts the free answers of a survey',
  behavior: { instructions: 'Put every answer under one of the five headings.', handoff: false },
  edited: at('09-14', '15:50'),
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
