'use client';

import { useState } from 'react';
import { useActor } from '@/components/shell/permissions';
import { CheckField } from '@/components/ui/check-field';
import { Field } from '@/components/ui/field';
import { Input, Select, TextArea } from '@/components/ui/input';
import { Policy } from '@/lib/domain/policy';
import { hoursWords, listed } from './policy-words';

interface PolicyFieldsProps {
  policy: Policy;
  onChange: (policy: Policy) => void;
}

/** Every rule of a policy with what it means. */
export function PolicyFields({ policy, onChange }: PolicyFieldsProps) {
  const [groups, setGroups] = useState(policy.groups.join(', '));
  const [exempt, setExempt] = useState(policy.exempt.join('\n'));
  const actor = useActor();
  const set = (part: Partial<Policy>) => onChange({ ...policy, ...part });
  return (
    <>
      <Field
        label="Approvals"
        help="How many people besides the requester must say yes. Nobody approves their own change."
      >
        {(ids) => (
          <Input
            {...ids}
            type="number"
            className="max-w-24"
            required
            min={0}
            max={10}
            value={Number.isNaN(policy.approvals) ? '' : policy.approvals}
            onChange={(event) => set({ approvals: event.target.valueAsNumber })}
          />
        )}
      </Field>
      <Field
        label="Groups that must agree"
        optional
        help="Names with commas between. At least one person of each must be among those who approve."
      >
        {(ids) => (
          <Input
            {...ids}
            value={groups}
            maxLength={640}
            onChange={(event) => {
              setGroups(event.target.value);
              set({ groups: listed(event.target.value) });
            }}
          />
        )}
      </Field>
      <CheckField
        label="Every step has to be reviewed"
        help="Nobody can approve before they have marked each single step as reviewed."
        checked={policy.reviewEverything}
        onChange={(reviewEverything) => set({ reviewEverything })}
      />
      <CheckField
        label="Who approved may also run it"
        help="Without it, deciding and running are done by different people."
        checked={policy.approverMayRun}
        onChange={(approverMayRun) => set({ approverMayRun })}
      />
      <Field
        label="Requests run out after (hours)"
        help={`${Policy.shape.expiresAfterHours.safeParse(policy.expiresAfterHours).success ? `${hoursWords(policy.expiresAfterHours)}. ` : ''}What nobody has decided on by then has to be asked for again.`}
      >
        {(ids) => (
          <Input
            {...ids}
            type="number"
            className="max-w-24"
            required
            min={1}
            max={24 * 90}
            value={Number.isNaN(policy.expiresAfterHours) ? '' : policy.expiresAfterHours}
            onChange={(event) => set({ expiresAfterHours: event.target.valueAsNumber })}
          />
        )}
      </Field>
      <Field label="Confirm by typing the name" help="The server checks it too.">
        {(ids) => (
          <Select
            {...ids}
            value={policy.confirm}
            onChange={(event) => set({ confirm: Policy.shape.confirm.parse(event.target.value) })}
          >
            <option value="deletions">Only where something is deleted</option>
            <option value="deletions_and_toggles">Also for switching on or off in production</option>
            <option value="always">Always</option>
          </Select>
        )}
      </Field>
      <CheckField
        label="A reason is required"
        help="Nothing can be asked for without saying why."
        checked={policy.reasonRequired}
        onChange={(reasonRequired) => set({ reasonRequired })}
      />
      <Field
        label="Exempt people"
        optional
        help={`Ids of accounts, one on each line. Their changes need no approval. Yours is ${actor?.id ?? 'unknown'}.`}
      >
        {(ids) => (
          <TextArea
            {...ids}
            rows={2}
            className="font-mono"
            value={exempt}
            onChange={(event) => {
              setExempt(event.target.value);
              set({ exempt: listed(event.target.value) });
            }}
          />
        )}
      </Field>
    </>
  );
}
