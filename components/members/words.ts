import type { Grant } from '@/lib/domain/permission';

/** "operator everywhere", "approver on novu", "operator on one environment of novu". */
export function grantWords({ role, connection, environment }: Grant): string {
  if (connection === null) return `${role} everywhere`;
  return environment === null ? `${role} on ${connection}` : `${role} on ${connection} / ${environment}`;
}
