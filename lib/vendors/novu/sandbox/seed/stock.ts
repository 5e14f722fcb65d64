import { blocks, letter } from './html';
import { aiko, jonas, mira } from './people';
import { at, payload, type WorkflowSeed } from './shape';
import { blockEmail, chat, digest, email, httpRequest, inApp, push, scheduledDigest, throttle } from './steps';

const article = payload({ sku: 'string', name: 'string', 'price?': 'number' });

export const stock: readonly WorkflowSeed[] = [
  {
    workflowId: 'low-stock-alert',
    name: 'Low stock alert',
    description: 'Buying: an article fell under its minimum',
    tags: ['stock', 'internal'],
    severity: 'medium',
    payloadSchema: payload({ sku: 'string', onHand: 'number', minimum: 'number' }),
    steps: [
      digest('collect', 'Collect for an hour', 1, 'hours', 'payload.sku'),
      chat(
        'buying-channel',
        'Buying channel',
        ':warning: {{payload.sku}}: {{payload.onHand}} left (minimum {{payload.minimum}})',
      ),
      httpRequest('reorder', 'Propose a reorder', 'https://erp.meridian.test/reorders', { sku: '{{payload.sku}}' }),
      email(
        'buyer-email',
        'Buyer email',
        'Low stock: {{payload.sku}}',
        letter({ title: 'Reorder?', paragraphs: ['Only {{payload.onHand}} left of {{payload.sku}}.'] }),
        { layoutId: 'internal-layout' },
      ),
    ],
    edited: at('10-15', '07:50'),
    by: aiko,
    published: at('10-16', '09:00'),
    publishedBy: mira,
  },
  {
    workflowId: 'back-in-stock',
    name: 'Back in stock',
    description: 'For everybody who asked to be told',
    tags: ['marketing', 'stock', 'waitlist'],
    payloadSchema: article,
    steps: [
      push('phone', 'Phone notification', 'Back in stock', '{{payload.name}} is here again.'),
      blockEmail(
        'stock-email',
        'Back in stock email',
        '{{payload.name}} is back',
        blocks('# It is back', '{{payload.name}} is in stock again. Last time it was gone in two days.'),
        { layoutId: 'brand-layout' },
      ),
    ],
    edited: at('10-29', '09:40'),
    by: mira,
    published: at('10-08', '16:00'),
    publishedBy: mira,
  },
  {
    workflowId: 'price-drop',
    name: 'Price drop',
    description: 'Paused until legal has agreed on the wording',
    tags: ['marketing', 'stock'],
    active: false,
    payloadSchema: article,
    steps: [
      throttle('at-most', 'At most one a day', 1, 1, 'days'),
      push('phone', 'Phone notification', 'Now {{payload.price}}', '{{payload.name}} costs less today.'),
    ],
    edited: at('09-27', '14:14'),
    by: jonas,
    published: at('09-28', '09:30'),
    publishedBy: jonas,
  },
  {
    workflowId: 'supplier-order-late',
    name: 'Supplier order late',
    description: 'Buying: a supplier has missed the confirmed date',
    tags: ['stock', 'internal'],
    severity: 'low',
    payloadSchema: payload({ supplier: 'string', orderNumber: 'string', days: 'number' }),
    steps: [
      chat(
        'buying-channel',
        'Buying channel',
        '{{payload.supplier}} is {{payload.days}} days late with {{payload.orderNumber}}',
      ),
      httpRequest('flag', 'Flag in the ERP', 'https://erp.meridian.test/flags', { order: '{{payload.orderNumber}}' }),
    ],
    edited: at('11-13', '10:26'),
    by: aiko,
  },
  {
    workflowId: 'warehouse-pick-digest',
    name: 'Warehouse pick digest',
    description: 'What is left to pick, every morning at six',
    tags: ['warehouse', 'internal'],
    payloadSchema: payload({ open: 'number', late: 'number' }),
    steps: [
      scheduledDigest('six', 'Every morning at six', '0 6 * * 1-6'),
      inApp('inbox', 'Inbox entry', 'Open picks', '{{payload.open}} open, {{payload.late}} late'),
    ],
    edited: at('09-20', '06:05'),
    by: null,
    published: at('09-21', '09:00'),
    publishedBy: mira,
  },
];
