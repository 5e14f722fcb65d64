import type { JsonObject } from '../documents';
import { blocks } from './html';
import { invoiceHtml } from './invoice-html';
import { jonas, priya } from './people';
import { at, payload, type StepSeed, type WorkflowSeed } from './shape';
import { email, inApp, sms } from './steps';

type Live = (current: WorkflowSeed) => WorkflowSeed | null;

/** How production still differs from Development, workflow by workflow; null means that it is not there yet. */
export const liveVersions: ReadonlyMap<string, Live> = new Map<string, Live>([
  ['gift-card-delivered', () => null],
  ['supplier-order-late', () => null],
  ['seasonal-preview', () => null],

  ['welcome', (it) => ({ ...it, name: 'Welcome', description: 'Greets a new customer' })],
  ['new-device-sign-in', (it) => ({ ...it, active: false })],
  ['delivery-exception', (it) => ({ ...it, severity: 'medium' })],
  ['back-in-stock', (it) => ({ ...it, tags: ['stock', 'waitlist', 'marketing'] })],
  [
    'payment-failed',
    (it) => ({
      ...it,
      preferences: { all: { enabled: true, readOnly: false }, channels: { sms: { enabled: false } } },
    }),
  ],
  [
    'refund-processed',
    (it) => ({
      ...it,
      payloadSchema: payload({ orderId: 'string', amount: 'number', currency: 'string' }),
      validatePayload: false,
    }),
  ],

  ['order-confirmation', changeStep('confirmation-email', { subject: 'Your order {{payload.orderId}} is placed' })],
  ['invoice-issued', changeStep('invoice-email', { body: invoiceHtml('live') })],
  ['cart-reminder', (it) => ({ ...changeStep('second-wait', { amount: 2 })(it), isTranslationEnabled: false })],
  ['birthday-offer', changeStep('birthday-email', { layoutId: 'holiday-2025-layout' })],
  [
    'review-request',
    (it) => {
      const reworded = changeStep('review-email', {
        body: blocks('# Tell us what you think', 'Your words help others to choose: {{payload.reviewUrl}}'),
      })(it);
      return { ...reworded, steps: reworded.steps.map((step) => named(step, 'inbox', 'Inbox')) };
    },
  ],
  [
    'chargeback-opened',
    (it) => {
      const repaired = changeStep('risk-channel', { body: 'Chargeback for {{payload.orderId}}' })(it);
      const asked = changeStep('evidence-email', { subject: 'Evidence needed for {{payload.orderId}}' })(repaired);
      return { ...asked, steps: asked.steps.map(({ providerOverrides: _none, ...step }) => step) };
    },
  ],

  [
    'shipment-dispatched',
    // Nobody answers questions yet, and the text goes out before the push, in other words.
    ({ agent: _none, ...it }) => {
      const reworded = changeStep('text', {
        body: 'Meridian Goods: your parcel {{payload.trackingNumber}} is coming.',
      })(it);
      return { ...reworded, steps: inOrder(reworded, ['dispatch-email', 'text', 'phone', 'inbox']) };
    },
  ],
  [
    'click-and-collect-ready',
    // Without the new reminder, with a second text that was dropped, and with the first two the other way round.
    (it) => ({
      ...it,
      steps: [
        ...inOrder(it, ['text', 'phone', 'collect-email', 'wait-for-pickup']),
        sms('second-text', 'Second text', 'Please pick up {{payload.orderId}} today, {{payload.store}} closes soon.'),
      ],
    }),
  ],
]);

/** Deleted in Development, and not yet in production. */
export const liveOnly: readonly WorkflowSeed[] = [
  {
    workflowId: 'store-closure-notice',
    name: 'Store closure notice',
    description: 'Tells regular customers that their store closes over the holidays',
    tags: ['stores', 'holiday-2025'],
    payloadSchema: payload({ store: 'string', until: 'string' }),
    steps: [
      email(
        'closure-email',
        'Closure email',
        '{{payload.store}} is closed',
        '<html><body><p>Back on {{payload.until}}.</p></body></html>',
        {
          layoutId: 'holiday-2025-layout',
        },
      ),
    ],
    edited: at('09-14', '15:30'),
    by: priya,
  },
  {
    workflowId: 'customer-survey-2025',
    name: 'Customer survey 2025',
    description: 'Last year’s survey, closed in January',
    tags: ['marketing', 'survey'],
    active: false,
    agent: 'survey-reader',
    payloadSchema: payload({ surveyUrl: 'string' }),
    steps: [inApp('inbox', 'Inbox entry', 'Two minutes for us?', 'How do we do?', '{{payload.surveyUrl}}')],
    edited: at('09-14', '16:00'),
    by: jonas,
  },
];

function changeStep(stepId: string, values: JsonObject) {
  return (it: WorkflowSeed): WorkflowSeed => ({
    ...it,
    steps: it.steps.map((step) =>
      step.stepId === stepId ? { ...step, controlValues: { ...step.controlValues, ...values } } : step,
    ),
  });
}

const named = (step: StepSeed, stepId: string, name: string): StepSeed =>
  step.stepId === stepId ? { ...step, name } : step;

function inOrder({ steps }: WorkflowSeed, stepIds: readonly string[]): StepSeed[] {
  return stepIds.flatMap((stepId) => steps.filter((step) => step.stepId === stepId));
}
