import type { z } from 'zod';
import type { Permission } from '@/lib/domain/permission';

/** How far the permission must reach: at least one place in what the request names (the connection, where it names one),
 *  exactly the place that it names or is about, or everywhere. */
export type Held = 'somewhere' | 'there' | 'everywhere';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One route of the program, declared once: the server checks with it, the browser calls with it, OpenAPI is made of it. */
export interface Endpoint<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Part extends z.ZodType = z.ZodType,
> {
  /** Name of the operation, in one word or two; also the first half of the browser's cache key. */
  name: string;
  summary: string;
  method: Method;
  /** Path with parameters in brackets, as Next writes them: `/api/connections/[connection]`. */
  path: `/api/${string}`;
  permission: Permission;
  /** `somewhere` unless told; what is not readable to the one who asks is then left out of the answer. */
  held?: Held;
  /** What comes back; JSON unless told. */
  answers?: 'json' | 'file' | 'events' | 'text';
  /** Path parameters, query and body in one object. Unknown members are refused. */
  input: Input;
  output: Output;
  /** What comes before the answer when it is asked for as lines of JSON: `{"part": …}` for each, then `{"answer": …}` or
   *  `{"problem": …}`. */
  part?: Part;
  /** Status of the happy answer; 200 unless told. */
  status?: 200 | 201 | 202 | 204;
  /** True when the request must carry an `Idempotency-Key`. */
  idempotent?: boolean;
}

/** Declares an endpoint; its only work is to keep the exact types of input and output. */
export function endpoint<Declared extends Endpoint>(declaration: Declared): Declared {
  return declaration;
}

export type InputOf<E extends Endpoint> = z.output<E['input']>;
export type OutputOf<E extends Endpoint> = z.output<E['output']>;

/** The names of the parameters in a path, in order. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(/\[(\w+)\]/g)].map((match) => match[1] ?? '');
}
