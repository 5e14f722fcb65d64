const password = 'promenade';
const accounts = [
  { email: 'operator@promenade.test', may: 'plans and publishes' },
  { email: 'viewer@promenade.test', may: 'looks' },
  { email: 'approver@promenade.test', may: 'decides' },
  { email: 'approver2@promenade.test', may: 'decides as well' },
  { email: 'admin@promenade.test', may: 'sets everything up' },
];

interface DemoAccountsProps {
  onChoose: (account: { email: string; password: string }) => void;
}

export function DemoAccounts({ onChoose }: DemoAccountsProps) {
  return (
    <section aria-labelledby="demo-accounts" className="mt-4 rounded-large border border-line border-dashed p-4">
      <h2 id="demo-accounts" className="font-medium">
        Demo accounts
      </h2>
      <p className="text-muted text-small">This Promenade runs on the sandbox. One click fills in the form.</p>
      <ul className="mt-2 flex flex-col">
        {accounts.map(({ email, may }) => (
          <li key={email}>
            <button
              type="button"
              onClick={() => onChoose({ email, password })}
              className="flex w-full items-center justify-between gap-3 rounded-base px-2 py-1 text-left hover:bg-hover"
            >
              <span>{email}</span>
              <span className="text-muted text-small">{may}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
