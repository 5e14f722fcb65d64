import { blocks, letter, minified } from './html';
import { aiko, jonas, mira, priya } from './people';
import { at, payload, type WorkflowSeed } from './shape';
import { blockEmail, chat, delay, email, inApp, push, sms } from './steps';

const trackUrl = 'https://meridian.test/track/{{payload.trackingNumber}}';
const parcel = payload({ orderId: 'string', trackingNumber: 'string', carrier: 'string', 'eta?': 'string' });

export const shipping: readonly WorkflowSeed[] = [
  {
    workflowId: 'shipment-dispatched',
    name: 'Shipment dispatched',
    description: 'The carrier has taken over the parcel',
    tags: ['shipping', 'transactional'],
    agent: 'parcel-tracker',
    payloadSchema: parcel,
    steps: [
      email(
        'dispatch-email',
        'Dispatch email',
        'Your parcel is on its way',
        letter({
          title: 'On its way to you',
          paragraphs: ['{{payload.carrier}} has picked up your parcel. Follow it with the number below.'],
          facts: { 'Tracking number': '{{payload.trackingNumber}}', Expected: '{{payload.eta}}' },
          button: { label: 'Follow the parcel', url: trackUrl },
        }),
        { layoutId: 'transactional-layout' },
      ),
      push('phone', 'Phone notification', 'Parcel dispatched', '{{payload.carrier}} has your parcel.'),
      sms('text', 'Text message', 'Meridian Goods: parcel {{payload.trackingNumber}} left our warehouse.'),
      inApp('inbox', 'Inbox entry', 'Parcel dispatched', 'Follow {{payload.trackingNumber}}', trackUrl),
    ],
    edited: at('11-09', '13:12'),
    by: jonas,
    published: at('10-14', '10:30'),
    publishedBy: jonas,
  },
  {
    workflowId: 'shipment-out-for-delivery',
    name: 'Out for delivery',
    description: 'The parcel is in the van',
    tags: ['shipping'],
    payloadSchema: parcel,
    steps: [
      push('phone', 'Phone notification', 'Arriving today', 'Your parcel is in the van and arrives {{payload.eta}}.'),
      sms('text', 'Text message', 'Meridian Goods: arriving today {{payload.eta}}. Track: {{payload.trackingNumber}}'),
    ],
    edited: at('09-16', '09:05'),
    by: mira,
    published: at('09-17', '09:00'),
    publishedBy: mira,
  },
  {
    workflowId: 'shipment-delivered',
    name: 'Shipment delivered',
    description: 'Delivery was confirmed by the carrier',
    tags: ['shipping', 'transactional'],
    payloadSchema: parcel,
    steps: [
      inApp('inbox', 'Inbox entry', 'Delivered', 'Your parcel has arrived. Enjoy!', trackUrl),
      delay('settle', 'Let it arrive', 2, 'hours'),
      blockEmail(
        'delivered-email',
        'Delivered email',
        'Your parcel has arrived',
        blocks(
          '# Delivered',
          'Hello {{subscriber.firstName}}, {{payload.carrier}} tells us that your parcel has arrived.',
          'Not there? Write to us within 14 days and quote {{payload.trackingNumber}}.',
        ),
        { layoutId: 'transactional-layout' },
      ),
    ],
    edited: at('10-06', '17:20'),
    by: aiko,
    published: at('10-07', '08:00'),
    publishedBy: priya,
  },
  {
    workflowId: 'delivery-exception',
    name: 'Delivery exception',
    description: 'The carrier reports damage, loss or a wrong address',
    tags: ['shipping', 'care'],
    severity: 'high',
    payloadSchema: payload({ orderId: 'string', trackingNumber: 'string', exception: 'string' }),
    steps: [
      chat('care-channel', 'Customer care channel', ':package: {{payload.trackingNumber}}: {{payload.exception}}'),
      email(
        'exception-email',
        'Exception email',
        'A problem with your delivery',
        minified(
          letter({
            title: 'Something went wrong on the way',
            paragraphs: ['The carrier reports: {{payload.exception}}. We are on it and come back to you within a day.'],
          }),
        ),
      ),
    ],
    edited: at('11-03', '08:55'),
    by: priya,
    published: at('09-30', '12:00'),
    publishedBy: priya,
  },
  {
    workflowId: 'return-label',
    name: 'Return label',
    description: 'Answers a return request with a prepaid label',
    tags: ['returns'],
    payloadSchema: payload({ orderId: 'string', labelUrl: 'string' }),
    steps: [
      email(
        'label-email',
        'Label email',
        'Your return label for order {{payload.orderId}}',
        letter({
          title: 'Sending something back',
          paragraphs: [
            'Print the label, stick it over the old one, and hand the parcel in at any parcel shop.',
            'You have 30 days. The refund follows within five working days after the parcel reaches us.',
          ],
          button: { label: 'Print the label', url: '{{payload.labelUrl}}' },
          accent: '#7a4b2a',
        }),
      ),
    ],
    edited: at('09-25', '10:10'),
    by: jonas,
    published: at('09-28', '09:30'),
    publishedBy: jonas,
  },
  {
    workflowId: 'return-received',
    name: 'Return received',
    description: 'The returned parcel was booked in at the warehouse',
    tags: ['returns', 'transactional'],
    payloadSchema: payload({ orderId: 'string', itemCount: 'number' }),
    steps: [
      inApp(
        'inbox',
        'Inbox entry',
        'Return received',
        'We have {{payload.itemCount}} item(s) back and check them now.',
      ),
      push('phone', 'Phone notification', 'Return received', 'Your refund is being prepared.'),
    ],
    edited: at('10-09', '14:44'),
    by: null,
    published: at('10-12', '08:15'),
    publishedBy: mira,
  },
];
