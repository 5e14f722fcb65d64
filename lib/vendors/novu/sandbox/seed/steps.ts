import type { Json, JsonObject } from '../documents';
import type { StepSeed } from './shape';

type Unit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks';
type Rest = JsonObject;

const step =
  (type: string) =>
  (stepId: string, name: string, controlValues: JsonObject): StepSeed => ({
    stepId,
    name,
    type,
    controlValues,
  });

/** An email as HTML, on the default layout unless `layoutId` says otherwise. */
export const email = (stepId: string, name: string, subject: string, body: string, rest: Rest = {}) =>
  step('email')(stepId, name, { subject, body, editorType: 'html', ...rest });

/** An email made with the visual editor: its body is a stringified document. */
export const blockEmail = (stepId: string, name: string, subject: string, body: string, rest: Rest = {}) =>
  step('email')(stepId, name, { subject, body, editorType: 'block', ...rest });

export const inApp = (stepId: string, name: string, subject: string, body: string, url?: string) =>
  step('in_app')(stepId, name, {
    subject,
    body,
    ...(url && { primaryAction: { label: 'View details', redirect: { url, target: '_self' } } }),
  });

export const sms = (stepId: string, name: string, body: string) => step('sms')(stepId, name, { body });
export const chat = (stepId: string, name: string, body: string) => step('chat')(stepId, name, { body });

export const push = (stepId: string, name: string, subject: string, body: string) =>
  step('push')(stepId, name, { subject, body });

export const delay = (stepId: string, name: string, amount: number, unit: Unit) =>
  step('delay')(stepId, name, { type: 'regular', amount, unit });

export const digest = (stepId: string, name: string, amount: number, unit: Unit, digestKey?: string) =>
  step('digest')(stepId, name, { type: 'regular', amount, unit, ...(digestKey && { digestKey }) });

export const scheduledDigest = (stepId: string, name: string, cron: string) =>
  step('digest')(stepId, name, { type: 'timed', cron });

export const throttle = (stepId: string, name: string, threshold: number, amount: number, unit: Unit) =>
  step('throttle')(stepId, name, { type: 'fixed', amount, unit, threshold });

export const httpRequest = (stepId: string, name: string, url: string, body: Record<string, string>) => {
  const pairs: Json = Object.entries(body).map(([key, value]) => ({ key, value }));
  const headers = [{ key: 'Content-Type', value: 'application/json' }];
  return step('http_request')(stepId, name, { method: 'POST', url, headers, body: pairs, continueOnFailure: true });
};
