/** Unsaved form values, kept through a reload or an expired session until the tab is closed. */
export type Draft = { values: Record<string, unknown>; version: number | null };

const storageKey = (key: string) => `draft:${key}`;

export function readDraft(key: string): Draft | null {
  try {
    const text = sessionStorage.getItem(storageKey(key));
    return text ? (JSON.parse(text) as Draft) : null;
  } catch {
    return null;
  }
}

export function writeDraft(key: string, draft: Draft): void {
  try {
    sessionStorage.setItem(storageKey(key), JSON.stringify(draft));
  } catch {
    // A full or forbidden storage only costs the draft, never the form.
  }
}

export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(storageKey(key));
  } catch {
    // Nothing was kept, so there is nothing to drop.
  }
}
