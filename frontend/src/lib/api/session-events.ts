type Listener = () => void;

const listeners = new Set<Listener>();

/** Told when the server has ended the session and a refresh was refused. */
export function onSessionEnded(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function announceSessionEnded(): void {
  listeners.forEach((listener) => listener());
}
