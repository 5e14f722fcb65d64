/** Nothing may be loaded and nothing may run; styles that the message brings along are all that is left. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

const unwanted = 'script, link, base, meta[http-equiv], iframe, frame, object, embed, form';

/**
 * An e-mail as a document for a frame that is shut off. The frame alone keeps everything out; what has no business
 * there is taken away all the same. A frame inherits this page's own policy, under which a style sheet needs the
 * page's nonce; without scripts and without a network nobody in there can make use of it.
 */
export function previewDocument(html: string, nonce: string): string {
  // Before it is parsed, because already the parser holds styles against the page's policy.
  const marked = nonce ? html.replace(/<style\b/gi, `<style nonce="${nonce}"`) : html;
  const parsed = new DOMParser().parseFromString(marked, 'text/html');
  for (const element of parsed.querySelectorAll(unwanted)) element.remove();
  const meta = parsed.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  parsed.head.prepend(meta);
  return `<!doctype html>${parsed.documentElement.outerHTML}`;
}
