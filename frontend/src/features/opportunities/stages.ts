import type { PathStep } from '@/components/ui/stage-path';
import type { DealRecord, Stage } from './api';

const OPEN: readonly Stage[] = ['Qualifying', 'Proposal', 'Negotiation'];

export function isOpen(stage: Stage): boolean {
  return OPEN.includes(stage);
}

/** The way to a decision: a lost deal's ends with the loss, every other's with the win. */
export function pathSteps(current: Stage): PathStep[] {
  const end: PathStep =
    current === 'Closed Lost'
      ? { value: 'Closed Lost', label: 'Closed Lost', tone: 'bad' }
      : { value: 'Closed Won', label: 'Closed Won', tone: 'good' };
  return [...OPEN.map((stage) => ({ value: stage, label: stage })), end];
}

/** The stage that follows when the current one is complete; none after a decision. */
export function nextStage(current: Stage): Stage | null {
  if (!isOpen(current)) return null;
  return OPEN[OPEN.indexOf(current) + 1] ?? 'Closed Won';
}

/** What a won deal can become: an order of its one-off lines, a contract of its retainers, each once. */
export function canBecome(deal: DealRecord): { order: boolean; contract: boolean } {
  const lines = deal.line_items;
  if (deal.stage !== 'Closed Won' || !lines) return { order: false, contract: false };
  const retainers = lines.some((line) => line.is_retainer);
  const oneOff = lines.some((line) => !line.is_retainer);
  return {
    order: deal.order_id === null && (oneOff || !retainers),
    contract: deal.contract_id === null && retainers,
  };
}
