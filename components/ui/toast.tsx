'use client';

import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { IconButton } from './icon-button';

interface Toast {
  id: number;
  message: string;
  action: { label: string; run: () => void } | null;
}

type Say = (message: string, action?: Toast['action']) => void;

const ToastContext = createContext<Say>(() => {});

/** Says something in passing. What must not be missed belongs on the page instead. */
export function useToast(): Say {
  return useContext(ToastContext);
}

const shownFor = 8000;
/** What can be taken back is offered for somewhat longer. */
const offeredFor = 10_000;
let lastId = 0;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const remove = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const say = useCallback<Say>(
    (message, action = null) => {
      lastId += 1;
      const id = lastId;
      setToasts((all) => [...all.slice(-2), { id, message, action }]);
      setTimeout(() => remove(id), action ? offeredFor : shownFor);
    },
    [remove],
  );
  return (
    <ToastContext value={useMemo(() => say, [say])}>
      {children}
      <div
        role="status"
        // In the middle: ticks are on the left of the rows, switches on the right, and neither may be covered.
        className="pointer-events-none fixed bottom-20 left-1/2 z-50 flex w-96 max-w-[calc(100%-2rem)] -translate-x-1/2 flex-col gap-2"
      >
        {toasts.map((toast) => (
          <div
            key={toast.id}
            className="pointer-events-auto flex items-center gap-2 rounded-large border border-line bg-raised py-1.5 pr-1.5 pl-3 shadow-high"
          >
            <p className="flex-1">{toast.message}</p>
            {toast.action && (
              <button
                type="button"
                className="rounded-base px-2 py-1 font-medium text-accent hover:bg-hover"
                onClick={() => {
                  toast.action?.run();
                  remove(toast.id);
                }}
              >
                {toast.action.label}
              </button>
            )}
            <IconButton icon={X} label="Dismiss" onClick={() => remove(toast.id)} />
          </div>
        ))}
      </div>
    </ToastContext>
  );
}
