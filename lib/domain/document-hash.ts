import { contentDigest } from './digest';
import type { Document } from './resource';

/** The hash of a document's content. */
export function hashDocument(document: Document): string {
  const parts = document.parts.map((part) => ({ ...part }));
  return contentDigest({ fields: document.fields, parts });
}
