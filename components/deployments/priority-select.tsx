'use client';

import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { priorities, priorityLabel } from '@/lib/domain/flow-deployment';

const inherit = 'inherit';

/** A priority as the address has it; whatever is none inherits. */
export function readPriority(text: string | null): number | null {
  const number = Number(text);
  return priorities.includes(number) ? number : null;
}

interface PrioritySelectProps {
  priority: number | null;
  /** Gets the number as text, or “inherit”. */
  onChange: (priority: string) => void;
}

export function PrioritySelect({ priority, onChange }: PrioritySelectProps) {
  return (
    <Field
      label="Priority"
      help="Whose runs go first in the queue. What an environment's own configuration says comes before this."
    >
      {(ids) => (
        <Select {...ids} value={priority ?? inherit} onChange={(event) => onChange(event.target.value)}>
          <option value={inherit}>Inherit from the flow</option>
          {priorities.map((one) => (
            <option key={one} value={one}>
              {one} – {priorityLabel(one)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
