import { priorityLabel } from '@/lib/domain/flow-deployment';
import type { State } from './map';
import type { Labelled, Task } from './task';

/** "version 4711 (#7)"; the number is what people see at the vendor, the id is what stays. */
export function versionText({ version, number }: Pick<Labelled, 'version' | 'number'>): string {
  return number === null ? `version ${version}` : `version ${version} (#${number})`;
}

/** With a capital and a full stop, so that another sentence can follow. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  return capital(/[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "priority high, enabled" */
export function stateText({ priority, enabled }: Pick<State, 'priority' | 'enabled'>): string {
  const rank = priority === null ? 'priority inherited from the flow' : `priority ${priorityLabel(priority)}`;
  return `${rank}, ${enabled ? 'enabled' : 'disabled'}`;
}

/** What has to be known to bring a flow back that went missing, in one sentence for somebody who was just woken. */
export function alarm({ flow, environment, old, wanted }: Task): string {
  const before = old ? `Before this change it ran ${versionText(old)} there, ${stateText(old)}.` : '';
  const planned = wanted ? ` Retry this change to deploy ${versionText(wanted)}` : ' Retry this change';
  const otherwise = old ? `, or deploy version ${old.version} to ${environment.name} to restore it.` : '.';
  return `ALARM: “${flow.name}” (flow ${flow.id}) is not deployed in ${environment.name}. ${before}${planned}${otherwise}`;
}

/** The alarm for a flow that is back, but stands still. */
export function alarmDisabled({ flow, environment, old }: Task, deployment: string): string {
  const version = old ? `${versionText(old)} ` : '';
  return `ALARM: “${flow.name}” (flow ${flow.id}) is deployed in ${environment.name} with its old ${version}again, but disabled; before this change it was enabled. Enable deployment ${deployment} there, or retry this change.`;
}

/** What to look for when the vendor cannot be read after something may have been deleted. */
export function alarmUnseen({ flow, environment, old }: Task): string {
  if (!old) return '';
  return ` ALARM: “${flow.name}” (flow ${flow.id}) may be missing in ${environment.name}. Before this change it ran ${versionText(old)} there, ${stateText(old)}. Retry this change as soon as Patchworks answers, or look there and deploy version ${old.version} to restore it.`;
}
