import type { Json, JsonObject } from './documents';
import type { Switches } from './switches';

/** A resource with the relations that were asked for, before it is written in one of the two shapes. */
export interface Node {
  type: string;
  id: number;
  attributes: JsonObject;
  relations: Record<string, Node | Node[] | null>;
}

type Style = Pick<Switches, 'shape' | 'include'>;

/** One resource, or a list of them, as the body's members. */
export function render(node: Node | readonly Node[], style: Style): { data: Json; included?: Json } {
  const nodes = 'attributes' in node ? [node] : node;
  const one = (item: Node): Json => (style.shape === 'flat' ? flat(item, style) : pointed(item, style));
  const data = 'attributes' in node ? one(node) : nodes.map(one);
  if (style.shape === 'flat') return { data };
  const included = new Map<string, Json>();
  for (const item of nodes) collect(item, style, included);
  return included.size > 0 ? { data, included: [...included.values()] } : { data };
}

function flat({ id, attributes, relations }: Node, style: Style): JsonObject {
  const related = Object.entries(relations).map(([name, value]): [string, Json] => [
    cased(name, style),
    Array.isArray(value) ? value.map((one) => flat(one, style)) : value && flat(value, style),
  ]);
  return { id, ...attributes, ...Object.fromEntries(related) };
}

/** JSON:API: the resource points at its relations, which stand once in `included`. */
function pointed({ type, id, attributes, relations }: Node, style: Style): JsonObject {
  const related = Object.entries(relations).map(([name, value]): [string, Json] => [
    cased(name, style),
    { data: Array.isArray(value) ? value.map(pointer) : value && pointer(value) },
  ]);
  const bare = { id: String(id), type, attributes };
  return related.length > 0 ? { ...bare, relationships: Object.fromEntries(related) } : bare;
}

const pointer = ({ type, id }: Node): JsonObject => ({ type, id: String(id) });

function collect(node: Node, style: Style, included: Map<string, Json>): void {
  for (const value of Object.values(node.relations)) {
    for (const one of Array.isArray(value) ? value : value ? [value] : []) {
      included.set(`${one.type}/${one.id}`, pointed(one, style));
      collect(one, style, included);
    }
  }
}

const cased = (name: string, { include }: Style) =>
  include === 'camel' ? name : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
