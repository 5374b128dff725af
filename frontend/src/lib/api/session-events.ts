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

const changeListeners = new Set<Listener>();

/** Told when the person or the organisation behind the session was changed in this browser. */
export function onSessionChanged(listener: Listener): () => void {
  changeListeners.add(listener);
  return () => changeListeners.delete(listener);
}

export function announceSessionChanged(): void {
  changeListeners.forEach((listener) => listener());
}
