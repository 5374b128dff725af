'use client';

import { Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { draftName } from '@/components/form/draft-name';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { Domain } from '@/lib/api/query-keys';
import { identityOf } from '@/lib/auth/session';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/t';
import { readDraft } from '@/lib/offline/drafts';
import { useReopenedForm } from '@/stores/reopened-form';

type DetailsCardProps = {
  title: string;
  domain: Domain;
  id: string;
  canEdit: boolean;
  form: (done: () => void) => ReactNode;
  children: ReactNode;
};

/** A record's details and the form that edits them where they stand; it is open when there is a draft of it. */
export function DetailsCard({ title, domain, id, canEdit, form, children }: DetailsCardProps) {
  const draftKey = `${identityOf(useSession())}:${draftName(domain, id)}`;
  const reopened = useReopenedForm((state) => (state.draftKey === draftKey ? state.at : 0));
  const [seen, setSeen] = useState(reopened);
  const [editing, setEditing] = useState(() => readDraft(draftKey) !== null);
  if (seen !== reopened) {
    setSeen(reopened);
    setEditing(true);
  }
  const open = canEdit && editing;
  return (
    <Card
      title={title}
      className={open ? 'overflow-visible' : undefined}
      actions={
        canEdit &&
        !open && (
          <Button tone="accent" onClick={() => setEditing(true)}>
            <Pencil aria-hidden />
            {t('action.edit')}
          </Button>
        )
      }
    >
      {open ? <div key={reopened}>{form(() => setEditing(false))}</div> : children}
    </Card>
  );
}
