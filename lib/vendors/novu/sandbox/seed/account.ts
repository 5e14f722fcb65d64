import { blocks, letter, minified } from './html';
import { aiko, jonas, mira, priya } from './people';
import { at, payload, type WorkflowSeed } from './shape';
import { blockEmail, delay, email, inApp, push, sms, throttle } from './steps';

const link = payload({ link: 'string', minutes: 'number' });
const device = payload({ device: 'string', city: 'string', at: 'string' });

export const account: readonly WorkflowSeed[] = [
  {
    workflowId: 'welcome',
    name: 'Welcome series',
    description: 'Greets a new customer and comes back after three days',
    tags: ['account', 'onboarding'],
    payloadSchema: payload({ 'voucher?': 'string' }),
    steps: [
      blockEmail(
        'welcome-email',
        'Welcome email',
        'Welcome to Meridian Goods',
        blocks('# Good to have you', 'Your first order ships for free with {{payload.voucher}}.'),
      ),
      delay('three-days', 'Three days', 3, 'days'),
      inApp('tips', 'Tips', 'Three things worth knowing', 'Save favourites, follow stock, collect in store.'),
    ],
    edited: at('11-02', '09:48'),
    by: aiko,
    published: at('10-03', '10:00'),
    publishedBy: mira,
  },
  {
    workflowId: 'email-verification',
    name: 'Email verification',
    description: 'Confirms an address after registration or a change',
    tags: ['account', 'security'],
    severity: 'high',
    payloadSchema: link,
    steps: [
      email(
        'verify-email',
        'Verification email',
        'Please confirm your address',
        minified(
          letter({
            title: 'One click to go',
            paragraphs: ['Confirm that this address is yours. The link works for {{payload.minutes}} minutes.'],
            button: { label: 'Confirm', url: '{{payload.link}}' },
          }),
        ),
        { layoutId: null },
      ),
    ],
    edited: at('09-14', '13:00'),
    by: jonas,
    published: at('09-15', '07:00'),
    publishedBy: jonas,
  },
  {
    workflowId: 'password-reset',
    name: 'Password reset',
    description: 'A link to choose a new password',
    tags: ['account', 'security'],
    severity: 'high',
    payloadSchema: link,
    preferences: { all: { enabled: true, readOnly: true } },
    steps: [
      throttle('at-most', 'At most three an hour', 3, 1, 'hours'),
      email(
        'reset-email',
        'Reset email',
        'Choose a new password',
        letter({
          title: 'A new password',
          paragraphs: [
            'Somebody, hopefully you, asked for a new password.',
            'The link works for {{payload.minutes}} minutes. If it was not you, ignore this message.',
          ],
          button: { label: 'Choose a password', url: '{{payload.link}}' },
        }),
        { layoutId: 'plain-layout' },
      ),
    ],
    edited: at('09-29', '16:20'),
    by: mira,
    published: at('09-30', '12:00'),
    publishedBy: priya,
  },
  {
    workflowId: 'password-changed',
    name: 'Password changed',
    description: 'Tells the owner that the password is a new one',
    tags: ['account', 'security'],
    payloadSchema: device,
    steps: [
      inApp('inbox', 'Inbox entry', 'Your password was changed', 'On {{payload.device}} in {{payload.city}}.'),
      push('phone', 'Phone notification', 'Password changed', 'Was it you? If not, tell us at once.'),
    ],
    // Saved again without a change after it was published: only the volatile fields differ.
    edited: at('11-14', '08:31'),
    by: aiko,
    published: at('10-20', '09:00'),
    publishedBy: jonas,
  },
  {
    workflowId: 'two-factor-code',
    name: 'Two-factor code',
    description: 'Six digits by text message, by email when there is no phone',
    tags: ['account', 'security', 'critical'],
    severity: 'high',
    payloadSchema: payload({ code: 'string', minutes: 'number' }),
    preferences: { all: { enabled: true, readOnly: true }, channels: { push: { enabled: false } } },
    steps: [
      throttle('at-most', 'At most five in ten minutes', 5, 10, 'minutes'),
      sms('text', 'Text message', '{{payload.code}} is your Meridian code. It works for {{payload.minutes}} minutes.'),
      email(
        'code-email',
        'Code email',
        '{{payload.code}} is your code',
        minified(letter({ title: '{{payload.code}}', paragraphs: ['Enter this code to sign in.'] })),
      ),
    ],
    edited: at('10-11', '10:45'),
    by: priya,
    published: at('10-12', '08:15'),
    publishedBy: mira,
  },
  {
    workflowId: 'new-device-sign-in',
    name: 'New device sign-in',
    description: 'Somebody signed in from a device that we have not seen before',
    tags: ['account', 'security'],
    severity: 'medium',
    active: true,
    payloadSchema: device,
    steps: [
      push('phone', 'Phone notification', 'New sign-in', '{{payload.device}} in {{payload.city}}'),
      blockEmail(
        'device-email',
        'Device email',
        'New sign-in from {{payload.city}}',
        blocks('# A new sign-in', 'Device: {{payload.device}}', 'Place: {{payload.city}}', 'Time: {{payload.at}}'),
      ),
    ],
    edited: at('11-01', '19:02'),
    by: jonas,
    published: at('10-20', '09:00'),
    publishedBy: jonas,
  },
  {
    workflowId: 'account-closed',
    name: 'Account closed',
    description: 'The last message before the data is erased',
    tags: ['account', 'privacy'],
    payloadSchema: null,
    steps: [
      blockEmail(
        'goodbye-email',
        'Goodbye email',
        'Your account is closed',
        blocks('Your data is erased within 30 days.'),
      ),
    ],
    edited: at('09-19', '09:09'),
    by: null,
    published: at('09-21', '09:00'),
    publishedBy: mira,
  },
  {
    workflowId: 'data-export-ready',
    name: 'Data export ready',
    description: 'Answers a request for a copy of all personal data',
    tags: ['account', 'privacy'],
    severity: 'low',
    payloadSchema: link,
    steps: [
      email(
        'export-email',
        'Export email',
        'The copy of your data is ready',
        letter({
          title: 'Your data',
          paragraphs: ['Everything we hold about you, as one file. The link works for {{payload.minutes}} minutes.'],
          button: { label: 'Download', url: '{{payload.link}}' },
        }),
      ),
    ],
    edited: at('10-13', '11:11'),
    by: priya,
    published: at('10-14', '10:30'),
    publishedBy: jonas,
  },
];
