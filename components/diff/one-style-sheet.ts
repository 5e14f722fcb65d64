import { cache, css, cx } from '@emotion/css';

/**
 * Stands in for emotion's `create-instance` (`next.config.mjs`; decision 010). The diff component makes an instance for each
 * diff, and with it a style sheet that says the same as all the others.
 */
export default function createEmotion({ nonce }: { nonce?: string }) {
  if (nonce) cache.sheet.nonce = nonce;
  return { css, cx };
}
