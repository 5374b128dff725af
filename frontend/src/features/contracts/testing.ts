function cycle(start: string, end: string, paid: string, state: string) {
  const due_date = `${start.slice(0, 8)}08`;
  return { start, end, due_date, amount: '25000.00', paid, outstanding: '0.00', state };
}

/** A retainer of which one cycle is paid, one late and two are to come. */
export const contract = {
  id: 'c1',
  version: 1,
  created_at: '2026-11-20T09:30:00Z',
  updated_at: '2026-11-20T09:30:00Z',
  number: 'CT-9X',
  status: 'Active',
  payment_days: 7,
  paid: '25000.00',
  outstanding: '25000.00',
  payment_state: 'Overdue',
  next_due: '2027-01-08',
  predecessor_id: null,
  successor_id: null,
  start_date: '2026-12-01',
  end_date: null,
  billing_cycle: 'Monthly',
  account_id: 'a1',
  account_name: 'Aurora Hotels',
  opportunity_id: 'd1',
  owner_id: 'u1',
  price_per_cycle: '25000.00',
  currency: 'INR',
  line_count: 1,
  line_items: [
    {
      id: 'l1',
      product_id: 'p1',
      product_name: 'Monthly styling',
      quantity: '1',
      price_per_cycle: '25000.00',
      discount_percent: '0',
      total: '25000.00',
    },
  ],
  payments: [],
  cycles: [
    cycle('2027-03-01', '2027-03-31', '0.00', 'Upcoming'),
    cycle('2027-02-01', '2027-02-28', '0.00', 'Upcoming'),
    cycle('2027-01-01', '2027-01-31', '5000.00', 'Overdue'),
    cycle('2026-12-01', '2026-12-31', '25000.00', 'Paid'),
  ],
};
