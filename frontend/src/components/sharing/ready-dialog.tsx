'use client';

import { Copy, Share2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { buttonStyles } from '@/components/ui/button-styles';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { t } from '@/lib/i18n/sharing';
import { toast } from '@/stores/toasts';
import { waysOf, wishOf, type Reached } from './ways';

type Props = { title: string; link: string; person: Reached | null; onClose: () => void };

/** A new link, and the ways by which it goes on: first the one that the client prefers. */
export function ReadyDialog({ title, link, person, onClose }: Props) {
  const { preferred, others } = waysOf(title, link, person);
  const wish = wishOf(person);
  const copy = () =>
    void navigator.clipboard.writeText(link).then(() => toast.good(t('action.copied')));
  const share = () => void navigator.share({ title, text: title, url: link }).catch(() => {});
  return (
    <Dialog open onClose={onClose} title={t('sharing.ready')} description={t('sharing.once')}>
      <DialogBody>
        <p data-testid="link" className="mb-3 font-mono text-sm break-all select-all">
          {link}
        </p>
        {wish && <p className="mb-3 text-muted">{wish}</p>}
        <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
          {preferred && <WayLink way={preferred} isFirst />}
          {'share' in navigator && (
            <Button wide tone={preferred ? 'secondary' : 'primary'} onClick={share}>
              <Share2 aria-hidden />
              {t('sharing.send')}
            </Button>
          )}
          <Button wide onClick={copy}>
            <Copy aria-hidden />
            {t('sharing.copy')}
          </Button>
          {others.map((way) => (
            <WayLink key={way.channel} way={way} />
          ))}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </DialogFooter>
    </Dialog>
  );
}

type Way = ReturnType<typeof waysOf>['others'][number];

function WayLink({ way: { label, icon: Icon, href }, isFirst }: { way: Way; isFirst?: boolean }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className={buttonStyles({ tone: isFirst ? 'primary' : 'secondary', wide: true })}
    >
      <Icon aria-hidden />
      {label}
    </a>
  );
}
