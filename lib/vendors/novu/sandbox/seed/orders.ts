import { letter, minified } from './html';
import { jonas, mira, priya } from './people';
import { at, payload, type WorkflowSeed } from './shape';
import { delay, email, httpRequest, inApp, push, sms } from './steps';

const orderUrl = 'https://meridian.test/orders/{{payload.orderId}}';
const orderPayload = payload({ orderId: 'string', total: 'number', currency: 'string', items: 'array' });

export const orders: readonly WorkflowSeed[] = [
  {
    workflowId: 'order-confirmation',
    name: 'Order confirmation',
    description: 'Sent as soon as a web order is paid for',
    tags: ['orders', 'transactional'],
    severity: 'high',
    payloadSchema: orderPayload,
    steps: [
      inApp(
        'inbox',
        'Inbox entry',
        'Order {{payload.orderId}} confirmed',
        'We have your order and start packing.',
        orderUrl,
      ),
      email(
        'confirmation-email',
        'Confirmation email',
        'Your order {{payload.orderId}} is confirmed',
        letter({
          title: 'Thank you for your order',
          paragraphs: [
            'We have received your order and are getting it ready in our warehouse.',
            'You will hear from us again as soon as the parcel is on its way. Until then you can still change the address.',
          ],
          facts: {
            'Order number': '{{payload.orderId}}',
            Total: '{{payload.total}} {{payload.currency}}',
            'Expected delivery': '{{payload.deliveryWindow}}',
          },
          button: { label: 'See your order', url: orderUrl },
        }),
        { layoutId: 'brand-layout', preheader: 'What you ordered, and what happens next' },
      ),
      push('phone', 'Phone notification', 'Order confirmed', 'Thank you! We are packing {{payload.orderId}}.'),
    ],
    edited: at('11-12', '09:24'),
    by: mira,
    published: at('10-21', '14:05'),
    publishedBy: jonas,
  },
  {
    workflowId: 'order-cancelled',
    name: 'Order cancelled',
    description: 'Sent when a customer or the shop cancels an order before it ships',
    tags: ['orders', 'transactional'],
    payloadSchema: payload({ orderId: 'string', reason: 'string', 'refundAmount?': 'number' }),
    steps: [
      inApp('inbox', 'Inbox entry', 'Order {{payload.orderId}} cancelled', 'Reason: {{payload.reason}}', orderUrl),
      email(
        'cancellation-email',
        'Cancellation email',
        'We have cancelled your order {{payload.orderId}}',
        letter({
          title: 'Your order is cancelled',
          paragraphs: [
            'We have cancelled your order. If you have already paid, the money is on its way back to you.',
            'Did you not ask for this? Please answer to this message and we will look into it today.',
          ],
          facts: { 'Order number': '{{payload.orderId}}', Reason: '{{payload.reason}}' },
        }),
      ),
    ],
    edited: at('09-22', '08:40'),
    by: priya,
    published: at('09-23', '10:00'),
    publishedBy: mira,
  },
  {
    workflowId: 'order-delayed',
    name: 'Order delayed',
    description: 'Tells the customer that the promised date cannot be kept',
    tags: ['orders'],
    severity: 'medium',
    payloadSchema: payload({ orderId: 'string', newDate: 'string' }),
    steps: [
      email(
        'delay-email',
        'Delay email',
        'A small delay with order {{payload.orderId}}',
        minified(
          letter({
            title: 'We need a little longer',
            paragraphs: [
              'One of the things you ordered reached our warehouse late. We are sorry.',
              'Your parcel leaves us on {{payload.newDate}}. You need not do anything.',
            ],
          }),
        ),
        { layoutId: 'plain-layout' },
      ),
      sms(
        'text',
        'Text message',
        'Meridian Goods: order {{payload.orderId}} now leaves on {{payload.newDate}}. Sorry!',
      ),
    ],
    edited: at('10-02', '15:31'),
    by: jonas,
    published: at('10-05', '09:00'),
    publishedBy: jonas,
  },
  {
    workflowId: 'order-on-hold',
    name: 'Order on hold',
    description: 'Payment review keeps the order back',
    tags: ['orders', 'risk'],
    payloadSchema: payload({ orderId: 'string', holdReason: 'string' }),
    steps: [
      delay('grace', 'Ten minutes of grace', 10, 'minutes'),
      httpRequest('review-queue', 'Open a review', 'https://risk.meridian.test/reviews', {
        orderId: '{{payload.orderId}}',
        reason: '{{payload.holdReason}}',
      }),
      inApp('inbox', 'Inbox entry', 'We are checking your payment', 'This takes an hour at most.', orderUrl),
    ],
    edited: at('09-18', '11:02'),
    by: null,
    published: at('09-19', '07:45'),
    publishedBy: priya,
  },
  {
    workflowId: 'click-and-collect-ready',
    name: 'Click & collect ready',
    description: 'The order waits at the counter of the chosen store',
    tags: ['orders', 'stores'],
    payloadSchema: payload({ orderId: 'string', store: 'string', openUntil: 'string' }),
    steps: [
      push('phone', 'Phone notification', 'Ready for collection', 'Pick up {{payload.orderId}} at {{payload.store}}.'),
      sms(
        'text',
        'Text message',
        '{{payload.orderId}} is ready at {{payload.store}}, open until {{payload.openUntil}}.',
      ),
      email(
        'collect-email',
        'Collection email',
        'Your order is ready at {{payload.store}}',
        letter({
          title: 'Ready when you are',
          paragraphs: ['Show this message or your order number at the counter. We keep your parcel for seven days.'],
          facts: { Store: '{{payload.store}}', 'Open until': '{{payload.openUntil}}', Order: '{{payload.orderId}}' },
        }),
      ),
      delay('wait-for-pickup', 'Wait for pick-up', 3, 'days'),
      inApp('reminder', 'Reminder', 'Still waiting for you', 'Your parcel is kept at {{payload.store}}.', orderUrl),
    ],
    edited: at('11-16', '16:48'),
    by: priya,
    published: at('10-12', '08:15'),
    publishedBy: mira,
  },
];
