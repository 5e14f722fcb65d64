import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { CreateVendorSandbox, VendorSandbox } from '@/lib/vendors/sandbox';
import { controlRoutes } from './control';
import { createFaults } from './faults';
import { createLateWrites } from './late-writes';
import { createRequestLog } from './requests';
import { serveVendor } from './serve-vendor';
import { sandboxes } from './vendors';

export interface SandboxOptions {
  /** 0 takes any free port. */
  port?: number;
  host?: string;
  /** How many times the seed is repeated: 50 gives about 2,000 workflows. */
  scale?: number;
  vendors?: readonly CreateVendorSandbox[];
}

export interface RunningSandbox {
  url: string;
  port: number;
  close(): Promise<void>;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** Starts the vendors' sandboxes behind one HTTP port; resolves when it accepts connections. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const { port = 4010, host = '127.0.0.1', scale = 1, vendors = sandboxes } = options;
  // The sandbox has published credentials and a door that breaks things.
  if (!LOOPBACK.includes(host)) throw new Error(`The sandbox listens on this machine only, not on ${host}`);

  const server = createAdaptorServer({ fetch: createApp(vendors, scale).fetch, hostname: host });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function createApp(create: readonly CreateVendorSandbox[], scale: number) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const vendors = new Map(create.map((make) => resetLate(make())).map((vendor) => [vendor.id, vendor]));
  for (const vendor of vendors.values()) vendor.reset(scale);
  const faults = createFaults();
  const late = createLateWrites();
  const log = createRequestLog();

  app.route('/_sandbox', controlRoutes({ vendors, faults, late, log, scale }));
  app.all('/:vendor/*', async (c) => {
    const vendor = vendors.get(c.req.param('vendor'));
    if (!vendor) return c.notFound();
    const response = await serveVendor({ vendor, faults, late, log, request: c.req.raw });
    if (response) return response;
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  app.notFound((c) => c.json({ message: `The sandbox knows no ${c.req.method} ${c.req.path}` }, 404));
  return app;
}

/** Puts a reset off until somebody asks for the vendor: whoever resets the sandbox often wants one of the three only. */
function resetLate(vendor: VendorSandbox): VendorSandbox {
  let due: number | null = null;
  const ready = () => {
    if (due !== null) vendor.reset(due);
    due = null;
    return vendor;
  };
  return {
    id: vendor.id,
    reset(scale) {
      due = scale;
    },
    fetch: (request) => ready().fetch(request),
    configure: (switches) => ready().configure(switches),
    snapshot: () => ready().snapshot(),
  };
}
