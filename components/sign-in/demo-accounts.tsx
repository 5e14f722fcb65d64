import { demoAccounts, demoPassword } from '@/lib/auth/demo-accounts';
import type { Role } from '@/lib/domain/permission';

const may: Record<Role, string> = {
  viewer: 'looks',
  operator: 'plans and publishes',
  approver: 'decides',
  admin: 'sets everything up',
};

interface DemoAccountsProps {
  onChoose: (account: { email: string; password: string }) => void;
}

export function DemoAccounts({ onChoose }: DemoAccountsProps) {
  return (
    <section aria-labelledby="demo-accounts" className="mt-4 rounded-large border border-edge/60 border-dashed p-4">
      <h2 id="demo-accounts" className="font-medium">
        Demo accounts
      </h2>
      <p className="text-muted text-small">This Promenade runs on the sandbox. One click fills in the form.</p>
      <ul className="mt-2 flex flex-col">
        {demoAccounts.map(({ id, email, role }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => onChoose({ email, password: demoPassword })}
              className="flex w-full items-center justify-between gap-3 rounded-base px-2 py-1 text-left hover:bg-hover"
            >
              <span>{email}</span>
              <span className="text-muted text-small">{may[role]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
