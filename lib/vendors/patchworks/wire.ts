import { z } from 'zod';
import { isObject, type Json, type JsonObject, JsonRecord } from '@/lib/domain/json';

const Count = z.coerce.number().int().nullish().catch(null);

/** Only `meta.last_page` is known to be read by the vendor's own client; the rest is what Laravel always writes. */
export const WirePage = z.object({
  data: z.array(JsonRecord),
  included: z.array(JsonRecord).nullish().catch(null),
  meta: z.object({ current_page: Count, last_page: Count, total: Count }).nullish().catch(null),
  links: z.object({ next: z.string().nullish() }).nullish().catch(null),
});
export type WirePage = z.infer<typeof WirePage>;

/** A single resource, wrapped in `data` or, should an endpoint do that, not. */
export const WireOne = JsonRecord;

/** What a write answers is not relied on: the target is read again. It only has to be JSON. */
export const WireWritten = JsonRecord;

export const WireError = z.object({
  message: z.string().nullish(),
  errors: z
    .record(z.string(), z.union([z.array(z.string()), z.string().transform((text) => [text])]).catch([]))
    .nullish()
    .catch(null),
});

/** A member by its snake_case name, which may just as well come in camelCase. */
export function member(value: JsonObject, name: string): Json | undefined {
  return name in value ? value[name] : value[camel(name)];
}

/** A related resource; an id of the same name may stand beside it (`enabled_by` and `enabledBy`). */
export function related(value: JsonObject, name: string): JsonObject | null {
  const found = [value[name], value[camel(name)]].find(isObject);
  return found ?? null;
}

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
