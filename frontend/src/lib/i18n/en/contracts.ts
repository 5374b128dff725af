export const contracts = {
  'contracts.title': 'Contracts',
  'contracts.empty.title': 'No contracts yet',
  'contracts.empty.hint':
    'A contract is what the retainers of a won deal become. Close a deal with retainer products as won and generate its contract.',
  'contracts.empty.action': 'Go to opportunities',
  'contracts.number': 'Contract number',
  'contracts.account': 'Account',
  'contracts.cycle': 'Billing cycle',
  'contracts.start': 'Start date',
  'contracts.end': 'End date',
  'contracts.openEnd': 'Runs on',
  'contracts.price': 'Price per cycle',
  'contracts.lines': 'Lines',
  'contracts.linesHint': 'What is delivered in every billing cycle.',
  'contracts.details': 'Details',
  'contracts.deal': 'Opportunity',
  'contracts.openDeal': 'Open the deal',
} as const;
