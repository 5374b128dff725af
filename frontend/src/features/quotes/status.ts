import type { PathStep } from '@/components/ui/stage-path';
import type { Quote } from './api';

const step = (value: Quote['status'], tone?: PathStep['tone']): PathStep => ({
  value,
  label: value,
  tone,
});

/** The way of the quote to its acceptance, or to what came instead; it claims no view that there was not. */
export function quoteSteps(quote: Pick<Quote, 'status' | 'viewed_at'>): PathStep[] {
  const way = [step('Draft'), step('Sent'), step('Viewed')];
  switch (quote.status) {
    case 'Declined':
    case 'Expired':
    case 'Superseded':
      return [...(quote.viewed_at ? way : way.slice(0, 2)), step(quote.status, 'bad')];
    case 'Accepted':
      return [...(quote.viewed_at ? way : way.slice(0, 2)), step('Accepted', 'good')];
    default:
      return [...way, step('Accepted', 'good')];
  }
}

/** Whether the client is still to answer. */
export const isWaiting = (quote: Pick<Quote, 'status'>) =>
  quote.status === 'Sent' || quote.status === 'Viewed';
