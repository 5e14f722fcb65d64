import { blocks, letter } from './html';
import { invoiceHtml } from './invoice-html';
import { jonas, mira, priya } from './people';
import { at, payload, type WorkflowSeed } from './shape';
import { blockEmail, delay, email, inApp, push } from './steps';

export const billing: readonly WorkflowSeed[] = [
  {
    workflowId: 'invoice-issued',
    name: 'Invoice issued',
    description: 'The invoice with all its lines, also for business customers',
    tags: ['billing', 'transactional'],
    payloadSchema: payload({ invoiceNumber: 'string', lines: 'array', net: 'number', vat: 'number', total: 'number' }),
    steps: [
      email('invoice-email', 'Invoice email', 'Invoice {{payload.invoiceNumber}}', invoiceHtml('current'), {
        layoutId: 'plain-layout',
      }),
    ],
    edited: at('11-17', '11:36'),
    by: priya,
    published: at('10-01', '06:30'),
    publishedBy: priya,
  },
  {
    workflowId: 'refund-processed',
    name: 'Refund processed',
    description: 'The money is on its way back',
    tags: ['billing', 'returns'],
    payloadSchema: payload({
      orderId: 'string',
      amount: 'number',
      currency: { type: 'string', enum: ['EUR', 'GBP', 'SEK'] },
      method: 'string',
    }),
    steps: [
      inApp(
        'inbox',
        'Inbox entry',
        'Refund on its way',
        '{{payload.amount}} {{payload.currency}} to {{payload.method}}',
      ),
      blockEmail(
        'refund-email',
        'Refund email',
        'Your refund of {{payload.amount}} {{payload.currency}}',
        blocks(
          '# Your refund',
          'We have sent {{payload.amount}} {{payload.currency}} back to your {{payload.method}}.',
          'Banks take two to five working days to show it.',
        ),
        { layoutId: 'transactional-layout' },
      ),
    ],
    edited: at('11-05', '10:02'),
    by: mira,
    published: at('09-30', '12:00'),
    publishedBy: priya,
  },
  {
    workflowId: 'payment-failed',
    name: 'Payment failed',
    description: 'A card or direct debit was declined',
    tags: ['billing', 'critical'],
    severity: 'high',
    payloadSchema: payload({ orderId: 'string', reason: 'string', retryUrl: 'string' }),
    preferences: { all: { enabled: true, readOnly: true } },
    steps: [
      push('phone', 'Phone notification', 'Payment failed', 'We could not take your payment: {{payload.reason}}'),
      email(
        'failed-email',
        'Payment failed email',
        'We could not take your payment',
        letter({
          title: 'Your payment did not go through',
          paragraphs: [
            'Your bank answered: {{payload.reason}}.',
            'Your order is kept for 48 hours. You can pay again with the same or another card.',
          ],
          button: { label: 'Pay again', url: '{{payload.retryUrl}}' },
          accent: '#9b2226',
        }),
      ),
      delay('second-try', 'Before the second try', 24, 'hours'),
      inApp(
        'reminder',
        'Reminder',
        'Your order is still unpaid',
        'We keep it for another day.',
        '{{payload.retryUrl}}',
      ),
    ],
    edited: at('11-10', '15:17'),
    by: jonas,
    published: at('10-16', '09:00'),
    publishedBy: mira,
  },
  {
    workflowId: 'payment-method-expiring',
    name: 'Payment method expiring',
    description: 'A stored card ends within 30 days',
    tags: ['billing'],
    payloadSchema: payload({ last4: 'string', expires: 'string' }),
    steps: [
      inApp(
        'inbox',
        'Inbox entry',
        'Your card ending {{payload.last4}} expires',
        'Add a new one before {{payload.expires}}.',
      ),
    ],
    edited: at('09-15', '08:08'),
    by: mira,
    published: at('09-16', '08:00'),
    publishedBy: mira,
  },
  {
    workflowId: 'subscription-renewal',
    name: 'Subscription renewal',
    description: 'Coffee club: notice three days before the next parcel',
    tags: ['billing', 'coffee-club'],
    payloadSchema: payload({ plan: 'string', renewsOn: 'string', amount: 'number' }),
    steps: [
      blockEmail(
        'renewal-email',
        'Renewal email',
        'Your coffee club parcel renews on {{payload.renewsOn}}',
        blocks(
          'Hello {{subscriber.firstName}},',
          'your plan {{payload.plan}} renews on {{payload.renewsOn}} for {{payload.amount}}.',
          'Pause or change it any time in your account.',
        ),
      ),
      push('phone', 'Phone notification', 'Coffee is coming', 'Your {{payload.plan}} parcel renews soon.'),
    ],
    edited: at('10-08', '12:12'),
    by: priya,
    published: at('10-08', '16:00'),
    publishedBy: priya,
  },
  {
    workflowId: 'gift-card-delivered',
    name: 'Gift card delivered',
    description: 'New for the holidays: a gift card with a message of its own',
    tags: ['billing', 'gifts', 'holiday-2026'],
    payloadSchema: payload({ amount: 'number', code: 'string', from: 'string', message: 'string' }),
    steps: [
      delay('until-morning', 'Until the morning', 8, 'hours'),
      email(
        'gift-email',
        'Gift card email',
        '{{payload.from}} sends you a present',
        letter({
          title: 'A present for you',
          paragraphs: [
            '{{payload.from}} writes:',
            '<em>{{payload.message}}</em>',
            'Use the code in any store or online.',
          ],
          facts: { Value: '{{payload.amount}} EUR', Code: '{{payload.code}}' },
          accent: '#8c2f39',
        }),
        { layoutId: 'gift-layout' },
      ),
    ],
    edited: at('11-18', '17:05'),
    by: mira,
  },
];
