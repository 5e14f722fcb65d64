import { blocks, letter } from './html';
import { jonas, mira, priya } from './people';
import { at, payload, type WorkflowSeed } from './shape';
import { blockEmail, chat, delay, email, httpRequest, inApp, push, sms } from './steps';

export const support: readonly WorkflowSeed[] = [
  {
    workflowId: 'fraud-alert',
    name: 'Fraud alert',
    description: 'The risk engine stopped an order',
    tags: ['risk', 'internal', 'critical'],
    severity: 'high',
    agent: 'fraud-analyst',
    payloadSchema: payload({ orderId: 'string', score: 'number', signals: 'array' }),
    steps: [
      chat('risk-channel', 'Risk channel', ':rotating_light: {{payload.orderId}} scored {{payload.score}}'),
      httpRequest('freeze', 'Freeze the order', 'https://risk.meridian.test/freezes', {
        orderId: '{{payload.orderId}}',
      }),
      delay('analyst-time', 'Time for the analyst', 15, 'minutes'),
      sms('on-call', 'On-call text', 'Fraud alert {{payload.orderId}}, score {{payload.score}}. Please look.'),
      push('phone', 'Phone notification', 'Fraud alert', '{{payload.orderId}}: {{payload.score}}'),
      email(
        'risk-email',
        'Risk email',
        'Fraud alert {{payload.orderId}}',
        letter({
          title: 'Order frozen',
          paragraphs: ['Score {{payload.score}}. The order is frozen until you decide.'],
        }),
        { layoutId: 'internal-layout' },
      ),
    ],
    edited: at('10-17', '18:18'),
    by: jonas,
    published: at('10-18', '07:30'),
    publishedBy: jonas,
  },
  {
    workflowId: 'chargeback-opened',
    name: 'Chargeback opened',
    description: 'A bank asks for money back; evidence is due in seven days',
    tags: ['risk', 'internal'],
    severity: 'high',
    agent: 'fraud-analyst',
    payloadSchema: payload({ orderId: 'string', amount: 'number', dueOn: 'string' }),
    steps: [
      {
        ...chat('risk-channel', 'Risk channel', 'Chargeback for {{order.number}}: {{payload.amount}}'),
        providerOverrides: { slack: { unfurl_links: false } },
      },
      blockEmail(
        'evidence-email',
        'Evidence email',
        '',
        blocks('Evidence for {{payload.orderId}} is due on {{payload.dueOn}}.'),
        { layoutId: 'internal-layout' },
      ),
    ],
    edited: at('11-18', '08:03'),
    by: priya,
    published: at('10-18', '07:30'),
    publishedBy: jonas,
  },
  {
    workflowId: 'support-ticket-reply',
    name: 'Support ticket reply',
    description: 'An answer of customer care, by the channel the customer chose',
    tags: ['care'],
    agent: 'concierge',
    payloadSchema: payload({ ticketId: 'string', reply: 'string' }),
    steps: [
      inApp('inbox', 'Inbox entry', 'Answer to your question', '{{payload.reply}}'),
      blockEmail('reply-email', 'Reply email', 'Re: your question {{payload.ticketId}}', blocks('{{payload.reply}}')),
    ],
    edited: at('09-26', '12:30'),
    by: mira,
    published: at('09-28', '09:30'),
    publishedBy: jonas,
  },
  {
    workflowId: 'legacy-pos-sync',
    name: 'Legacy POS sync',
    description: 'Defined in code by the till software; Novu only lists it',
    tags: ['stores', 'internal'],
    origin: 'external',
    payloadSchema: payload({ store: 'string' }),
    steps: [chat('ops-channel', 'Operations channel', 'Till data of {{payload.store}} is in.')],
    edited: at('09-30', '22:00'),
    by: null,
  },
];
