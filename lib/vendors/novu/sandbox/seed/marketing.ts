import { blocks, letter, minified } from './html';
import { aiko, jonas, mira, priya } from './people';
import { at, payload, type WorkflowSeed } from './shape';
import { blockEmail, delay, email, inApp, push, scheduledDigest } from './steps';

export const marketing: readonly WorkflowSeed[] = [
  {
    workflowId: 'cart-reminder',
    name: 'Cart reminder',
    description: 'Somebody left without paying',
    tags: ['marketing', 'cart'],
    payloadSchema: payload({ cartUrl: 'string', items: 'array', total: 'number' }),
    steps: [
      delay('first-wait', 'First wait', 4, 'hours'),
      push('phone', 'Phone notification', 'Still thinking?', 'Your basket is waiting for you.'),
      delay('second-wait', 'Second wait', 1, 'days'),
      email(
        'cart-email',
        'Cart email',
        'You left something behind',
        minified(
          letter({
            title: 'Your basket is waiting',
            paragraphs: ['We have kept everything for you. Delivery is free from 40 EUR, returns are always free.'],
            button: { label: 'Back to your basket', url: '{{payload.cartUrl}}' },
            accent: '#b5651d',
          }),
        ),
        { layoutId: 'brand-layout', from: { name: 'Meridian Goods', email: 'hello@meridian.test' } },
      ),
    ],
    edited: at('11-11', '14:50'),
    by: priya,
    published: at('10-21', '14:05'),
    publishedBy: jonas,
  },
  {
    workflowId: 'weekly-digest',
    name: 'Weekly digest',
    description: 'New things, every Thursday morning',
    tags: ['marketing', 'newsletter'],
    severity: 'low',
    payloadSchema: payload({ articles: 'array' }),
    steps: [
      scheduledDigest('thursday', 'Thursday at eight', '0 8 * * 4'),
      blockEmail(
        'digest-email',
        'Digest email',
        'New this week at Meridian Goods',
        blocks('# New this week', 'Hello {{subscriber.firstName}}, this is what came in.', 'See you in the store!'),
      ),
    ],
    edited: at('10-04', '10:00'),
    by: mira,
    published: at('10-05', '09:00'),
    publishedBy: jonas,
  },
  {
    workflowId: 'review-request',
    name: 'Review request',
    description: 'Two weeks after delivery',
    tags: ['marketing', 'reviews'],
    payloadSchema: payload({ product: 'string', reviewUrl: 'string' }),
    steps: [
      delay('two-weeks', 'Two weeks', 2, 'weeks'),
      blockEmail(
        'review-email',
        'Review email',
        'How do you like your {{payload.product}}?',
        blocks(
          '# Tell us what you think',
          'You have had your {{payload.product}} for two weeks now. Does it do what you hoped for?',
          'Your words help others to choose. It takes a minute: {{payload.reviewUrl}}',
          'Every month we draw a winner of a 50 EUR gift card among all reviews, good or bad.',
        ),
      ),
      inApp('inbox', 'Inbox entry', 'Rate your {{payload.product}}', 'It takes a minute.', '{{payload.reviewUrl}}'),
    ],
    edited: at('11-06', '16:33'),
    by: aiko,
    published: at('10-03', '10:00'),
    publishedBy: mira,
  },
  {
    workflowId: 'loyalty-tier-reached',
    name: 'Loyalty tier reached',
    description: 'Congratulations, and what the new tier brings',
    tags: ['marketing', 'loyalty'],
    payloadSchema: payload({ tier: 'string', points: 'number' }),
    steps: [
      inApp('inbox', 'Inbox entry', 'You are {{payload.tier}} now', '{{payload.points}} points, and counting.'),
      push('phone', 'Phone notification', 'Congratulations!', 'Welcome to {{payload.tier}}.'),
      blockEmail(
        'tier-email',
        'Tier email',
        'Welcome to {{payload.tier}}',
        blocks('# {{payload.tier}}', 'Free express delivery and early access to sales are yours from today.'),
      ),
    ],
    edited: at('09-24', '15:15'),
    by: jonas,
    published: at('09-28', '09:30'),
    publishedBy: jonas,
  },
  {
    workflowId: 'birthday-offer',
    name: 'Birthday offer',
    description: 'Ten per cent for the week of the birthday',
    tags: ['marketing', 'loyalty'],
    severity: 'low',
    payloadSchema: payload({ voucher: 'string' }),
    steps: [
      email(
        'birthday-email',
        'Birthday email',
        'Happy birthday, {{subscriber.firstName}}!',
        letter({
          title: 'Happy birthday!',
          paragraphs: ['Ten per cent on everything, all week, with the code {{payload.voucher}}.'],
          accent: '#b56576',
        }),
        { layoutId: 'brand-layout' },
      ),
    ],
    edited: at('10-30', '11:21'),
    by: priya,
    published: at('10-05', '09:00'),
    publishedBy: jonas,
  },
  {
    workflowId: 'seasonal-preview',
    name: 'Seasonal preview',
    description: 'Winter collection, one day early for loyal customers',
    tags: ['marketing', 'loyalty', 'holiday-2026'],
    payloadSchema: payload({ collection: 'string', opens: 'string' }),
    steps: [
      blockEmail(
        'preview-email',
        'Preview email',
        '{{payload.collection}}: you see it first',
        blocks('# {{payload.collection}}', 'It opens for everybody on {{payload.opens}}. For you it is open now.'),
        { layoutId: 'brand-layout' },
      ),
      push('phone', 'Phone notification', 'First look', '{{payload.collection}} is open for you.'),
    ],
    edited: at('11-19', '09:15'),
    by: mira,
  },
];
