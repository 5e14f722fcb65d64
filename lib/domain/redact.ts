const longest = 400;

/**
 * A message fit for a screen: without the secrets, without the lines of a stack, and not endless.
 * Vendors repeat what they were sent more often than one would think.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const hidden = secrets
    .filter((secret) => secret.length > 0)
    .reduce((rest, secret) => rest.replaceAll(secret, '•••'), text);
  const lines = hidden.split('\n').filter((line) => !/^\s+at\s/.test(line));
  const short = lines.join('\n').trim();
  return short.length > longest ? `${short.slice(0, longest)}…` : short;
}
