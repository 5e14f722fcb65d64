import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { endpoints } from './endpoints/all';

const root = resolve(import.meta.dirname, '..');
const skipped = new Set([
  'node_modules',
  '.next',
  '.git',
  '.promenade',
  'migrations',
  'test-results',
  'playwright-report',
  'public',
]);

function* filesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (skipped.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else if (/\.(tsx?|mjs)$/.test(entry.name)) yield path;
  }
}

const files = ['app', 'components', 'lib', 'e2e']
  .flatMap((folder) => [...filesIn(folder)])
  .filter((file) => file !== 'lib/structure.test.ts');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const isTest = (file: string) => /(\.test\.tsx?|\.chaos\.ts|testing[\w-]*\.(ts|mjs))$/.test(file);

/** What a file imports from this project, as paths from the root. */
function importsOf(file: string): string[] {
  const found = [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  return found.flatMap((name) => {
    if (name.startsWith('@/')) return [name.slice(2)];
    return name.startsWith('.') ? [relative(root, resolve(root, dirname(file), name))] : [];
  });
}

/** From where, to where it must not reach, and why. The tests of a layer may use what they like. */
const forbidden: [from: RegExp, to: RegExp, why: string][] = [
  [/^lib\/domain\//, /^(?!lib\/domain\/)/, 'the domain is pure and imports itself only'],
  [/^lib\/endpoints\//, /^(?!lib\/(endpoints|domain)\/)/, 'the contract rests on the domain only'],
  [
    /^components\//,
    /^(app|lib\/(operations|engine|db|auth(?!\/(browser|new-account|sign-in-error|demo-accounts)$)|vendors\/(?!about$|manifest$)|http\/(?!call$)|sandbox))/,
    'the browser gets the contract, not the server',
  ],
  [/^components\/ui\//, /^(components\/(?!ui\/)|lib\/(?!http\/call$))/, 'the kit knows no product words'],
  [/^lib\//, /^(app|components)\//, 'imports point down'],
  [/^lib\/engine\//, /^lib\/(operations|http|vendors\/(?!port$))/, 'the engine knows of no vendor'],
  [/^lib\/http\//, /^lib\/(engine|vendors|sandbox)\//, 'a route reaches vendors and runs through operations'],
  [/^lib\/auth\//, /^lib\/(engine|operations|vendors|sandbox)\//, 'signing in is nobody’s business but its own'],
  [/^(app|components|lib)\//, /(^|\/)testing[\w-]*$/, 'the product never imports what its tests are made of'],
  [
    /^lib\/operations\//,
    /^lib\/(http|auth\/session|vendors\/(?!port$|registry$|budget$))/,
    'operations reach vendors through the port',
  ],
  [
    /^lib\/vendors\/(?!registry|manifest)/,
    /^lib\/(db|engine|operations|http|auth|endpoints|sandbox)\//,
    'a vendor knows the port and the domain',
  ],
  [/^lib\/db\//, /^lib\/(engine|operations|http|auth|vendors|endpoints)\//, 'the database knows the domain only'],
  [
    /^(app|components|lib\/(?!sandbox|commands|vendors\/[\w-]+\/sandbox|vendors\/sandbox))/,
    /^lib\/(sandbox\/|vendors\/[\w-]+\/sandbox|vendors\/sandbox$)/,
    'the product never imports its sandbox',
  ],
  [/^app\//, /^lib\/(db|engine|vendors)\//, 'pages and routes only route'],
];

describe('imports point down', () => {
  test.each(forbidden)('%s does not reach %s', (from, to, why) => {
    const wrong = files
      .filter((file) => from.test(file) && !isTest(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => to.test(target))
          .map((target) => `${file} imports ${target}: ${why}`),
      );
    expect(wrong).toEqual([]);
  });

  test('no vendor knows another', () => {
    const wrong = files.flatMap((file) => {
      const own = /^lib\/vendors\/([\w-]+)\//.exec(file)?.[1];
      return own
        ? importsOf(file).filter(
            (target) => /^lib\/vendors\/[\w-]+\//.test(target) && !target.startsWith(`lib/vendors/${own}/`),
          )
        : [];
    });
    expect(wrong).toEqual([]);
  });

  test('only lib/auth knows next-auth', () => {
    expect(files.filter((file) => !file.startsWith('lib/auth/') && /from 'next-auth/.test(textOf(file)))).toEqual([]);
    // Next's own link asks the server ahead for every link in view.
    expect(files.filter((file) => /from 'next\/link'/.test(textOf(file)))).toEqual(['components/ui/link.tsx']);
  });

  test('nothing below the pages knows Next, and one file talks to vendors and one to our own server', () => {
    const below = files.filter(
      (file) => /^lib\/(domain|endpoints|operations|engine|vendors|db)\//.test(file) && !isTest(file),
    );
    expect(below.filter((file) => /from 'next[/']/.test(textOf(file)))).toEqual([]);
    const calls = files.filter(
      (file) => !isTest(file) && !/sandbox/.test(file) && /(?<![\w.])fetch\(/.test(textOf(file)),
    );
    const allowed = /^(lib\/http\/call\.ts|lib\/auth\/|lib\/commands\/|e2e\/|components\/sign-in\/)/;
    expect(calls.filter((file) => !allowed.test(file))).toEqual([]);
    const clients = files.filter((file) => !isTest(file) && /from '(undici|(node:)?https?)'/.test(textOf(file)));
    expect(clients.filter((file) => !/^lib\/(commands|sandbox)\//.test(file))).toEqual(['lib/vendors/exchange.ts']);
    const users = files.filter((file) => !isTest(file) && importsOf(file).includes('lib/vendors/exchange'));
    expect(users.filter((file) => !/\/testing-/.test(file))).toEqual(['lib/vendors/transport.ts']);
  });
});

describe('the shape of the house', () => {
  test('every vendor folder has the same files', () => {
    const vendors = readdirSync(join(root, 'lib/vendors'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(vendors.length).toBeGreaterThan(0);
    for (const { name } of vendors) {
      const have = new Set(readdirSync(join(root, 'lib/vendors', name)).map((file) => file.replace(/\.ts$/, '')));
      const wanted = [
        'about',
        'wire',
        'client',
        'map',
        'adapter',
        'actions',
        'sandbox',
        'recorded.json',
        `${name}.test`,
        'README.md',
      ];
      expect([name, wanted.filter((file) => !have.has(file))]).toEqual([name, []]);
    }
  });

  test('files are small, named in kebab-case, and none is a drawer', () => {
    for (const file of files) {
      const name = file.split('/').at(-1) ?? '';
      expect([file, textOf(file).split('\n').length <= 300]).toEqual([file, true]);
      expect([file, /(^|\/)(utils|helpers|misc|common)[./]/.test(file)]).toEqual([file, false]);
      expect([file, /^[a-z0-9.[\]-]+$/.test(name)]).toEqual([file, true]);
    }
  });

  test('no type check and no lint rule is switched off', () => {
    const wrong = files.filter(
      (file) =>
        file !== 'lib/structure.test.ts' &&
        /@ts-(ignore|expect-error|nocheck)|biome-ignore|as any\b|: any\b/.test(textOf(file)),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing leans on a folder beside the project', () => {
    const wrong = files.filter((file) => /\.\.\/shared\b|\/work\//.test(textOf(file)));
    expect(wrong).toEqual([]);
  });
});

describe('the contract and the routes', () => {
  const routeFiles = files.filter((file) => /^app\/api\/.*route\.ts$/.test(file));
  const pathOf = (file: string) => `/${file.replace(/^app\//, '').replace(/\/route\.ts$/, '')}`;
  /** The only doors without a session: signing in, the first account, and what a supervisor asks. */
  const open = /^\/api\/(auth|health)\//;
  const declared = routeFiles.filter((file) => !open.test(pathOf(file)));
  const door = /^export const (GET|POST|PUT|PATCH|DELETE) = (?:route|respond)\(/gm;

  test('every route is declared with its permission, and every declaration has its route', () => {
    const routed = declared.flatMap((file) =>
      [...textOf(file).matchAll(door)].map((match) => `${match[1]} ${pathOf(file)}`),
    );
    expect(routed.sort()).toEqual(endpoints.map(({ method, path }) => `${method} ${path}`).sort());
  });

  test('a route file names an endpoint and an operation, and nothing else', () => {
    for (const file of declared) {
      const exported = [...textOf(file).matchAll(/^export .*$/gm)].map(([line]) => line);
      expect([file, exported.filter((line) => !line.match(door))]).toEqual([file, []]);
      const inside = textOf(file)
        .split('\n')
        .filter((line) => line && !/^(import |export )/.test(line));
      expect([file, inside]).toEqual([file, []]);
    }
  });

  test('names of endpoints are unique', () => {
    const names = endpoints.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
