/**
 * What an edit form offers for one member of a step's content. `layout` is a text of three meanings: an id, null for
 * no layout at all, and empty for the default layout. `json` is edited as text.
 */
export interface StepField {
  name: string;
  label: string;
  kind: 'text' | 'long' | 'number' | 'flag' | 'choice' | 'layout' | 'json';
  choices?: readonly string[];
  /** What the vendor needs for the step to work; without it the step has an issue, but can be saved. */
  required?: true;
}

const field = (name: string, label: string, kind: StepField['kind'], extra: Partial<StepField> = {}): StepField => ({
  name,
  label,
  kind,
  ...extra,
});

const units = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months'];
const skip = field('skip', 'Skip when', 'json');
const needed = { required: true } as const;
const body = field('body', 'Text', 'long', needed);
const raw = field('disableOutputSanitization', 'Do not clean HTML in variables', 'flag');
const amount = field('amount', 'How many', 'number');
const unit = field('unit', 'Of what', 'choice', { choices: units });
const cron = field('cron', 'Schedule (cron)', 'text');
const timing = field('type', 'Kind', 'choice', { choices: ['regular', 'timed'] });

const subject = field('subject', 'Subject', 'text', needed);

/** The content of each kind of step, as Novu 3.19.0 has it. A kind that is not here is edited as JSON. */
const fieldsByType: Readonly<Record<string, readonly StepField[]>> = {
  email: [
    subject,
    field('preheader', 'Preview text', 'text'),
    field('editorType', 'Editor', 'choice', { choices: ['block', 'html'] }),
    field('body', 'Content', 'long'),
    field('layoutId', 'Layout', 'layout'),
    field('from', 'Sender', 'json'),
    field('replyTo', 'Reply to', 'text'),
    field('useProviderDefaults', 'Use the provider’s defaults', 'flag'),
    raw,
    skip,
  ],
  in_app: [
    field('subject', 'Subject', 'text'),
    field('body', 'Text', 'long'),
    field('avatar', 'Picture', 'text'),
    field('primaryAction', 'First button', 'json'),
    field('secondaryAction', 'Second button', 'json'),
    field('redirect', 'Leads to', 'json'),
    field('data', 'Data', 'json'),
    raw,
    skip,
  ],
  sms: [body, skip],
  chat: [body, skip],
  tool: [body, skip],
  push: [subject, body, skip],
  delay: [timing, amount, unit, cron, skip],
  digest: [
    timing,
    amount,
    unit,
    cron,
    field('digestKey', 'Group by', 'text'),
    field('lookBackWindow', 'Look back', 'json'),
    field('extendToSchedule', 'Extend to the subscriber’s schedule', 'flag'),
    skip,
  ],
  throttle: [
    field('type', 'Kind', 'choice', { choices: ['fixed', 'dynamic'] }),
    amount,
    field('unit', 'Of what', 'choice', { choices: ['minutes', 'hours', 'days'] }),
    field('dynamicKey', 'Window from', 'text'),
    field('threshold', 'At most', 'number'),
    field('throttleKey', 'Group by', 'text'),
    skip,
  ],
  http_request: [
    field('method', 'Method', 'choice', { choices: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] }),
    field('url', 'Address', 'text', needed),
    field('headers', 'Headers', 'json'),
    field('body', 'Body', 'json'),
    field('responseBodySchema', 'Schema of the answer', 'json'),
    field('enforceSchemaValidation', 'Refuse other answers', 'flag'),
    field('continueOnFailure', 'Go on when it fails', 'flag'),
  ],
  custom: [field('custom', 'Content', 'json')],
};

/** The kinds of steps that can be added. */
export const stepTypes: readonly string[] = Object.keys(fieldsByType);

/** What the form offers for a kind of step; nothing for a kind that is not known, whose content is all `rest`. */
export function stepFields(type: string): readonly StepField[] {
  return Object.hasOwn(fieldsByType, type) ? (fieldsByType[type] ?? []) : [];
}
