import type { Deal, DealDetail, Line, Stage } from './api';

/** Deals for tests. */
export const stagesWithProbability = {
  Qualifying: 10,
  Proposal: 50,
  Negotiation: 75,
  'Closed Won': 100,
  'Closed Lost': 0,
} as const;

export function testLine(id: string, values: Partial<Line> = {}): Line {
  return {
    id,
    product_id: 'p1',
    product_name: 'Oak desk',
    is_retainer: false,
    quantity: '2',
    unit: null,
    list_price: '100.00',
    sale_price: '100.00',
    discount_percent: '0',
    tax: '0.00',
    total: '200.00',
    ...values,
  };
}

export function testDeal(values: Partial<DealDetail> = {}): DealDetail {
  const stage: Stage = values.stage ?? 'Proposal';
  return {
    id: 'd1',
    version: 3,
    created_at: '2026-11-20T09:30:00Z',
    updated_at: '2026-11-20T09:30:00Z',
    name: 'Lobby refurbishment',
    stage,
    close_date: '2026-12-01',
    closed_on: null,
    probability: stagesWithProbability[stage],
    lead_source: null,
    next_step: null,
    description: null,
    account_id: 'a1',
    account_name: 'Aurora Hotels',
    owner_id: 'u1',
    amount: '200.00',
    currency: 'INR',
    line_count: 1,
    order_id: null,
    contract_id: null,
    quote_id: null,
    line_items: [testLine('l1')],
    contact_roles: [],
    ...values,
  };
}

/** Two deals at Proposal, one at Negotiation. */
export const pipeline = [
  testDeal({ id: 'd1', amount: '200.10' }),
  testDeal({ id: 'd2', name: 'Show flat', amount: '0.20' }),
  testDeal({ id: 'd3', name: 'Villa', stage: 'Negotiation', amount: '5.00' }),
];

/** The board as the server answers it; `cursors` say where a column goes on. */
export const boardOf = (deals: Deal[], cursors: Record<string, string> = {}) => ({
  columns: Object.entries(stagesWithProbability).map(([stage, probability]) => ({
    stage,
    probability,
    items: deals.filter((deal) => deal.stage === stage),
    next_cursor: cursors[stage] ?? null,
  })),
});
