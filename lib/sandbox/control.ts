import { Hono } from 'hono';
import { z } from 'zod';
import type { VendorSandbox } from '@/lib/vendors/sandbox';
import { Fault, type Faults } from './faults';
import type { LateWrites } from './late-writes';
import type { RequestLog } from './requests';

const Reset = z.strictObject({ scale: z.int().min(1).max(250).optional() });

export interface Control {
  vendors: ReadonlyMap<string, VendorSandbox>;
  faults: Faults;
  late: LateWrites;
  log: RequestLog;
  /** The size that a reset without one goes back to. */
  scale: number;
}

/** The `/_sandbox` routes: reset, request log, faults and the switches of each vendor. */
export function controlRoutes({ vendors, faults, late, log, scale }: Control): Hono {
  const app = new Hono();

  app.onError((error, c) => {
    if (error instanceof z.ZodError) return c.json({ message: z.prettifyError(error) }, 400);
    if (error instanceof SyntaxError) return c.json({ message: `The body is not JSON: ${error.message}` }, 400);
    return c.json({ message: error.message }, 500);
  });
  app.notFound((c) => c.json({ message: `No control route ${c.req.method} ${c.req.path}` }, 404));

  app.get('/health', (c) => c.json({ ok: true }));

  app.post('/reset', async (c) => {
    const input = Reset.parse(await readJson(c.req.raw));
    for (const vendor of vendors.values()) vendor.reset(input.scale ?? scale);
    faults.clear();
    late.clear();
    log.clear();
    return c.json({ ok: true, scale: input.scale ?? scale });
  });

  app.get('/requests', (c) => c.json({ requests: log.list() }));
  app.delete('/requests', (c) => {
    log.clear();
    return c.body(null, 204);
  });

  app.get('/faults', (c) => c.json({ faults: faults.list() }));
  app.post('/faults', async (c) => {
    const fault = Fault.parse(await readJson(c.req.raw));
    if (!vendors.has(fault.vendor)) return c.json({ message: unknownVendor(fault.vendor, vendors) }, 400);
    return c.json({ id: faults.add(fault).id }, 201);
  });
  app.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });

  app.on(['GET', 'PATCH'], '/:vendor', async (c) => {
    const vendor = vendors.get(c.req.param('vendor'));
    if (!vendor) return c.json({ message: unknownVendor(c.req.param('vendor'), vendors) }, 404);
    return c.json(vendor.configure(c.req.method === 'PATCH' ? await readJson(c.req.raw) : {}));
  });

  return app;
}

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text();
  return text === '' ? {} : JSON.parse(text);
}

function unknownVendor(id: string, vendors: ReadonlyMap<string, VendorSandbox>): string {
  return `No vendor "${id}" in this sandbox; it has ${[...vendors.keys()].join(', ')}`;
}
