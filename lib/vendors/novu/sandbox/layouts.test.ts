import { expect, test } from 'vitest';
import { novuForTests } from '@/lib/sandbox/testing-novu';

const novu = novuForTests();

interface Layout {
  layoutId: string;
  _id: string;
  slug: string;
  isDefault: boolean;
  controls: { values: { email?: { body: string; editorType: string } } };
}

const get = async (id: string) => (await novu.development<Layout>('GET', `/v2/layouts/${id}`)).body.data;

test('the list has no content and nobody who changed it; the single one has both', async () => {
  const { body } = await novu.development<{ layouts: Layout[]; totalCount: number }>('GET', '/v2/layouts');
  expect(body.data.totalCount).toBe(5);
  for (const item of body.data.layouts) {
    expect(item).toMatchObject({ controls: { values: {} }, variables: {}, type: 'BRIDGE', origin: 'novu-cloud' });
    expect(item.controls.values).toEqual({});
    expect(item).not.toHaveProperty('updatedBy');
  }
  const brand = await get('brand-layout');
  expect(brand).toMatchObject({ isDefault: true, updatedBy: { firstName: 'Mira' }, variables: { type: 'object' } });
  expect(brand.controls.values.email?.body).toContain('{{content}}');
  expect(await get(brand._id)).toEqual(brand);
  expect(await get(brand.slug)).toEqual(brand);
  expect((await novu.development('GET', '/v2/layouts?limit=101')).status).toBe(422);
});

test('what is not there is named with its environment', async () => {
  const missing = await novu.production('GET', '/v2/layouts/gift-layout');
  expect([missing.status, missing.body.message]).toEqual([
    404,
    'Layout not found for id gift-layout in the environment 68b4d1a04c7be30012a40003',
  ]);
});

test('a new one starts with an empty block body, whatever is sent along', async () => {
  const input = {
    layoutId: 'spring',
    name: 'Spring',
    controlValues: { email: { body: '<html>', editorType: 'html' } },
  };
  const created = await novu.development<Layout>('POST', '/v2/layouts', input);
  expect([created.status, created.body.data.isDefault]).toEqual([201, false]);
  expect(created.body.data.controls.values.email).toMatchObject({ editorType: 'block' });
  const again = await novu.development<Layout>('POST', '/v2/layouts', input);
  expect(again.body.data.layoutId).toMatch(/^spring-\w{8}$/);
});

test('content is checked on update', async () => {
  const put = (body: string, editorType: string) =>
    novu.development<Layout>('PUT', '/v2/layouts/plain-layout', {
      name: 'Plain',
      controlValues: { email: { body, editorType } },
    });
  const half = await put('<p>{{content}}</p>', 'html');
  expect([half.status, half.body.message]).toEqual([400, 'Content must be a valid HTML content']);
  const text = await put('hello', 'block');
  expect([text.status, text.body.message]).toEqual([400, 'Layout has validation issues']);
  const whole = await put('<html><body>{{content}}</body></html>', 'html');
  expect(whole.status).toBe(200);
  expect((await get('plain-layout')).controls.values.email?.body).toBe('<html><body>{{content}}</body></html>');
  await novu.development('PUT', '/v2/layouts/plain-layout', { name: 'Renamed' });
  expect((await get('plain-layout')).controls.values.email?.editorType).toBe('html');
});

test('the default one stays; another one goes and its steps fall back', async () => {
  const kept = await novu.development('DELETE', '/v2/layouts/brand-layout');
  expect(kept.status).toBe(409);
  expect(kept.body.message).toMatch(/^Layout with id \w{24} is being used as a default layout, it can not be deleted$/);

  const usage = await novu.development('GET', '/v2/layouts/gift-layout/usage');
  expect(usage.body.data).toEqual({ workflows: [{ name: 'Gift card delivered', workflowId: 'gift-card-delivered' }] });
  const gone = await novu.development('DELETE', '/v2/layouts/gift-layout');
  expect([gone.status, gone.body]).toEqual([204, null]);
  const { body } = await novu.development<{ steps: { controlValues: object }[] }>(
    'GET',
    '/v2/workflows/gift-card-delivered',
  );
  expect(body.data.steps[1]?.controlValues).not.toHaveProperty('layoutId');
});

test('a copy is never the default', async () => {
  const copy = await novu.development<Layout>('POST', '/v2/layouts/brand-layout/duplicate', { name: 'Brand II' });
  expect([copy.status, copy.body.data]).toMatchObject([201, { isDefault: false, name: 'Brand II' }]);
  expect(copy.body.data.controls).toEqual((await get('brand-layout')).controls);
});
