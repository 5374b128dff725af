'use client';

import { FactList } from '@/components/app-shell/record-page';
import { Card } from '@/components/ui/card';
import type { QuoteDetail } from '@/features/quotes/api';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quote-page';

type Answer = NonNullable<QuoteDetail['answer']>;

/** Who has answered, what, when and from where. */
export function QuoteAnswer({ answer, currency }: { answer: Answer; currency: string }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  return (
    <Card title={t(answer.accepted ? 'quotes.answer.accepted' : 'quotes.answer.declined')}>
      <FactList
        facts={[
          { label: t('quotes.answer.name'), value: answer.name },
          { label: t('quotes.answer.at'), value: format.instant(answer.at) },
          ...(answer.accepted
            ? [{ label: t('quotes.answer.total'), value: format.money(answer.total, currency) }]
            : [{ label: t('quotes.answer.reason'), value: answer.reason }]),
          ...(answer.by
            ? [{ label: t('quotes.answer.notedBy'), value: ownerName(answer.by) }]
            : [
                {
                  label: t('quotes.answer.from'),
                  value: [answer.ip, answer.agent].filter(Boolean).join('\n'),
                },
              ]),
        ]}
      />
      {answer.signature.length > 0 && <Signature answer={answer} />}
    </Card>
  );
}

/** Strokes come as x, y, x, y … in the box that was signed in. */
function Signature({ answer }: { answer: Answer }) {
  return (
    <svg
      role="img"
      aria-label={t('quotes.answer.signature', { name: answer.name })}
      viewBox="0 0 600 200"
      className="mt-4 w-full max-w-sm rounded-control border border-line text-ink"
    >
      {answer.signature.map((stroke, index) => (
        <polyline
          key={index}
          points={stroke.join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}
