import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '@/lib/domain/json';
import { toJson } from '@/lib/domain/plan';
import { tries } from '@/lib/domain/testing-tries';
import { applyForm, formOf } from '@/lib/domain/workflow-form';
import { editOf } from '@/lib/domain/workflow-input';
import { novuForTests } from '@/lib/sandbox/testing-novu';
import { MERIDIAN } from './sandbox/constants';
import { anyCreation, applied, changeOneField, planned, proven, strictSession } from './testing-workflows';

const novu = novuForTests();
const environment = MERIDIAN.development;

/** Every workflow of Development as the vendor tells it, as text. */
async function store(): Promise<Map<string, string>> {
  const listed = await novu.development<{ workflows: { workflowId: string }[] }>('GET', '/v2/workflows?limit=100');
  const ids = listed.body.data.workflows.map(({ workflowId }) => workflowId);
  return new Map(
    await Promise.all(ids.map(async (id) => [id, JSON.stringify(await documentOf(id))] satisfies [string, string])),
  );
}
const documentOf = async (id: string) => (await novu.development<JsonObject>('GET', `/v2/workflows/${id}`)).body.data;

/** What a write of one workflow has to leave alone besides what can be edited. */
const identity = ({ _id, createdAt, origin, lastPublishedAt, lastPublishedBy, lastTriggeredAt }: JsonObject) =>
  JSON.stringify({ _id, createdAt, origin, lastPublishedAt, lastPublishedBy, lastTriggeredAt });

/** Member for member the same text; the order in which a vendor names its members carries no meaning. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, member) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

test('one field edited through the form leaves everything else in the vendor’s store as it was, and can be taken back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.option(anyCreation),
      fc.nat(400),
      fc.nat(400),
      fc.stringMatching(/^[a-zA-Z0-9 ]{0,12}[a-z]$/),
      async (creation, pickWorkflow, pickField, text) => {
        await novu.control('POST', '/reset');
        if (creation) await novu.development('POST', '/v2/workflows', creation);
        const before = await store();
        const editable = [...before.keys()].filter((id) => JSON.parse(before.get(id) ?? '').origin === 'novu-cloud');
        const workflowId = creation?.workflowId ?? editable[pickWorkflow % editable.length] ?? '';
        const session = strictSession(novu.url());
        const page = await session.workflows?.one(environment, workflowId);
        if (!page) throw new Error('The workflow is not there');
        const edited = applyForm(page.document, changeOneField(formOf(page.document), pickField, text));

        const snapshot = await session.read(environment, { type: 'workflow', id: workflowId });
        const plan = await planned(session, 'workflow.update', {
          environment,
          workflowId,
          basedOn: page.hash,
          workflow: editOf(edited),
        });
        const outcomes = await applied(session, 'workflow.update', plan);
        expect(outcomes.map(({ status }) => status)).toEqual(plan.steps.map(() => 'succeeded'));
        expect(await proven(session, plan)).toBe(true);

        const after = await store();
        expect([...after.keys()]).toEqual([...before.keys()]);
        for (const [id, was] of before) if (id !== workflowId) expect(after.get(id)).toBe(was);
        const now: JsonObject = JSON.parse(after.get(workflowId) ?? '');
        expect(identity(now)).toBe(identity(page.document));
        expect(sorted(editOf(now))).toBe(sorted(editOf(edited)));

        const undo = {
          target: environment,
          title: 'Undo',
          resources: [toJson({ type: 'workflow', id: workflowId, resource: snapshot })],
        };
        const back = await planned(session, 'restore', undo);
        await applied(session, 'restore', back);
        expect(await proven(session, back)).toBe(true);
        const restored = editOf(await documentOf(workflowId));
        // A description that was given cannot be taken away again, only emptied.
        const original = editOf(page.document);
        const gone = original.description === undefined && restored.description === '' ? { description: '' } : {};
        expect(sorted(restored)).toBe(sorted({ ...original, ...gone }));
      },
    ),
    { numRuns: tries(30) },
  );
}, 120_000);
