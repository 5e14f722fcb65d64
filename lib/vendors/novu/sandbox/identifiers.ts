const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SLUG = /_(?:wf_|st_|stp_|env_|lt_)([0-9A-Za-z]{16})$/;

/** Exactly 24 lowercase hexadecimal digits; Novu takes nothing else for an internal id. */
export function isInternalId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text);
}

/** Hands out internal ids that look like the database's: seconds, machine, counter. */
export function createInternalIds(): (at: string) => string {
  let count = 0x3f10a0;
  return (at) => {
    count += 1;
    const seconds = Math.floor(Date.parse(at) / 1000);
    return `${hex(seconds, 8)}b94e07c2d1${hex(count, 6)}`;
  };
}

/** `Order receipt` + id → `order-receipt_wf_<16 base62 characters>`. */
export function slugFor(name: string, kind: 'wf' | 'st' | 'lt' | 'env', internalId: string): string {
  return `${slugify(name)}_${kind}_${encodeBase62(internalId)}`;
}

/** Lower case, runs of anything else than letters and digits become one dash. */
export function slugify(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Finds a document by internal id, identifier, or slug, the three things that a path may carry. */
export function findByPathId<T extends { readonly _id: string }>(
  documents: ReadonlyMap<string, T>,
  pathId: string,
): T | undefined {
  const internalId = internalIdIn(pathId);
  if (internalId === null) return documents.get(pathId);
  for (const document of documents.values()) if (document._id === internalId) return document;
  return undefined;
}

/** Eight characters that Novu appends to an identifier which is already taken. */
export function randomSuffix(): string {
  return crypto.randomUUID().slice(0, 8);
}

export function encodeBase62(internalId: string): string {
  let rest = BigInt(`0x${internalId}`);
  let text = '';
  while (rest > 0n) {
    text = `${ALPHABET[Number(rest % 62n)]}${text}`;
    rest /= 62n;
  }
  return text.padStart(16, '0');
}

export function decodeBase62(text: string): string {
  let value = 0n;
  for (const character of text) value = value * 62n + BigInt(ALPHABET.indexOf(character));
  return value.toString(16).padStart(24, '0');
}

function internalIdIn(pathId: string): string | null {
  if (isInternalId(pathId)) return pathId;
  const encoded = SLUG.exec(pathId)?.[1];
  return encoded === undefined ? null : decodeBase62(encoded);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
