import type { JsonObject, PreferenceSet } from './documents';
import { isObject } from './normalise';

const CHANNELS = ['in_app', 'sms', 'email', 'push', 'chat', 'tool'];

/** Every channel on, nothing read-only: what a workflow has when nobody says otherwise. */
export function allEnabled(): PreferenceSet {
  return {
    all: { enabled: true, readOnly: false },
    channels: Object.fromEntries(CHANNELS.map((channel) => [channel, { enabled: true }])),
  };
}

/** Fills what a request leaves out with the defaults. */
export function withDefaults(given: JsonObject | null | undefined): PreferenceSet {
  const defaults = allEnabled();
  if (!given) return defaults;
  return {
    all: isObject(given.all) ? { ...defaults.all, ...given.all } : defaults.all,
    channels: isObject(given.channels) ? { ...defaults.channels, ...given.channels } : defaults.channels,
  };
}
