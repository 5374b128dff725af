/** Unsaved form values, kept on this device through a reload, an expired session or a restart. */
type Draft = {
  values: Record<string, unknown>;
  /** The version the edit is based on; null for a new record. */
  version: number | null;
  /** The new record's id and the request's key, so that sending twice still makes one record. */
  id?: string;
  idempotencyKey?: string;
  /** The refused write of the outbox that it corrects. */
  replaces?: string;
};

const PREFIX = 'draft:';

export function readDraft(key: string): Draft | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text ? (JSON.parse(text) as Draft) : null;
  } catch {
    return null;
  }
}

export function writeDraft(key: string, draft: Draft): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // A full or forbidden storage only costs the draft, never the form.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept, so there is nothing to drop.
  }
}

/** The keys of everything this identity has begun and not saved. */
export function draftsOf(identity: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(`${PREFIX}${identity}:`))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}
