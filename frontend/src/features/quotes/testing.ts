import type { Line, QuoteDetail, Section } from './api';

/** Quotes for tests. */
export function testLine(id: string, values: Partial<Line> = {}): Line {
  return {
    id,
    name: 'Marine ply',
    description: null,
    unit: 'sheet',
    quantity: '2',
    cost: null,
    price: '100.00',
    markup: null,
    discount_percent: '0',
    discount_amount: '0.00',
    tax: null,
    optional: false,
    group: null,
    chosen: true,
    photo_id: null,
    unit_price: '100.00',
    gross: '200.00',
    net: '200.00',
    total: '200.00',
    ...values,
  };
}

export function testSection(id: string, lines: Line[], values: Partial<Section> = {}): Section {
  return {
    id,
    name: 'Kitchen',
    icon: 'kitchen',
    note: null,
    markup: null,
    dimensions: [],
    subtotal: '200.00',
    lines,
    ...values,
  };
}

export function testQuote(values: Partial<QuoteDetail> = {}): QuoteDetail {
  return {
    id: 'q1',
    version: 3,
    created_at: '2026-11-20T09:30:00Z',
    updated_at: '2026-11-20T09:30:00Z',
    number: null,
    revision: 1,
    title: 'Sharma kitchen',
    status: 'Draft',
    account_id: 'a1',
    account_name: 'Meera Sharma',
    opportunity_id: 'd1',
    owner_id: 'u1',
    currency: 'INR',
    line_count: 2,
    valid_until: '2026-12-20',
    sent_at: null,
    viewed_at: null,
    answered_at: null,
    previous_id: null,
    next_id: null,
    template: 'classic',
    total: '300.00',
    client: {
      name: 'Meera Sharma',
      attention: null,
      email: null,
      phone: null,
      address: null,
      tax_number: null,
    },
    sections: [
      testSection('s1', [
        testLine('l1'),
        testLine('l2', { name: 'Sink', quantity: '1', unit: 'pcs', net: '100.00' }),
      ]),
    ],
    intro: null,
    terms: null,
    internal_note: null,
    markup: '0',
    margin_basis: 'line',
    discount_percent: '0',
    discount_amount: '0.00',
    subtotal: '300.00',
    discount: '0.00',
    taxes: [],
    cost_total: '0.00',
    answer: null,
    pdf_state: null,
    pdf_failure: null,
    ...values,
  };
}
