export function Logo({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      <rect width="32" height="32" rx="8" className="fill-ink" />
      <path
        d="M8 11h10M14 7l4 4-4 4"
        className="fill-none stroke-on-ink"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M8 21h16" className="stroke-on-ink" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  );
}
