import { domainOf, type RecordKind } from '@/components/form/use-create-form';
import { draftName } from '@/components/form/draft-name';
import { writeDraft } from '@/lib/offline/drafts';
import { isCreation, type Entry } from '@/lib/offline/queue';
import { useCreateDialog } from '@/stores/create-dialog';
import { useReopenedForm } from '@/stores/reopened-form';

/**
 * Opens the form a refused write came from, filled in as it was; saving it takes the write's place. Returns the
 * page to go to, if it is not a dialog.
 */
export function reopenForm(identity: string, entry: Entry): string | null {
  if (!entry.form) return null;
  const creates = isCreation(entry);
  const draftKey = `${identity}:${draftName(entry.domain, creates ? undefined : entry.id)}`;
  writeDraft(draftKey, {
    values: entry.form.values,
    version: creates ? null : Number(entry.body.version),
    id: entry.id,
    replaces: entry.key,
  });
  if (creates) {
    const kinds = Object.keys(domainOf) as RecordKind[];
    const kind = kinds.find((each) => domainOf[each] === entry.domain);
    if (kind) useCreateDialog.getState().start(kind);
    return null;
  }
  useReopenedForm.setState({ draftKey, at: Date.now() });
  return `/${entry.domain}/${entry.id}`;
}
