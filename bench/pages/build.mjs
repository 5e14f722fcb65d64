import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const out = join(here, '../.built');

/** Builds the pages as for production. */
export async function buildPages() {
  await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root, '@emotion/css/create-instance': join(root, 'components/diff/one-style-sheet.ts') } },
    define: { 'process.env.NODE_ENV': '"production"' },
    css: { postcss: root },
    worker: { format: 'es' },
    build: { outDir: out, emptyOutDir: true, target: 'es2022' },
  });
}

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

/** Serves what was built, on a free port of this machine. */
export async function servePages() {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname;
    const file = join(out, path === '/' ? 'index.html' : path);
    const body = await readFile(file).catch(() => null);
    response.writeHead(body ? 200 : 404, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
