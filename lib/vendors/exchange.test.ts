import { createServer, type RequestListener } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { exchange } from './exchange';

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no address');
  return `http://127.0.0.1:${address.port}/`;
}

const get = (url: string, seconds = 30) => exchange({ url, method: 'GET', headers: {}, body: null, seconds });
const text = `${'Grüße, '.repeat(5000)}end`;

test.each([
  ['as it is', undefined, (bytes: Buffer) => bytes],
  ['with gzip', 'gzip', gzipSync],
  ['with Brotli', 'br', brotliCompressSync],
])('a body that is sent %s arrives whole', async (_how, encoding, pack) => {
  const url = await serve((_request, response) => {
    response.writeHead(200, encoding ? { 'content-encoding': encoding } : {}).end(pack(Buffer.from(text)));
  });
  expect((await (await get(url)).bytes()).toString()).toBe(text);
});

test('a packed body that is cut short is a failure, not a shorter text', async () => {
  const url = await serve((_request, response) => {
    const packed = gzipSync(text);
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length });
    response.write(packed.subarray(0, packed.length - 20), () => response.destroy());
  });
  await expect((await get(url)).bytes()).rejects.toThrow();
});

test('a small body that unpacks into an endless one is broken off', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(65 * 1024 * 1024)));
  });
  await expect((await get(url)).bytes()).rejects.toThrow('too large');
});

test('the time that is allowed holds for the body too', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200).write('the first half');
  });
  await expect((await get(url, 0.2)).bytes()).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('a redirect is not followed', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(302, { location: '/elsewhere', 'x-note': ['one', 'two'] }).end();
  });
  const answer = await get(url);
  expect([answer.status, answer.headers().get('location'), answer.headers().get('x-note')]).toEqual([
    302,
    '/elsewhere',
    'one, two',
  ]);
});

test('a server that is not there is told by the code of the error', async () => {
  await expect(get('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
