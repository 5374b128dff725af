import {
  Banknote,
  Building2,
  CalendarCheck,
  CalendarDays,
  ChartColumn,
  FilePenLine,
  FileSignature,
  Handshake,
  House,
  Layers,
  LifeBuoy,
  Package,
  ReceiptText,
  Settings,
  Sparkles,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import { paths } from '@/lib/paths/paths';

type NavKey =
  | 'shell.home'
  | 'shell.myDay'
  | 'shell.calendar'
  | 'shell.leads'
  | 'shell.deals'
  | 'shell.opportunities'
  | 'shell.quotes'
  | 'shell.orders'
  | 'shell.payments'
  | 'shell.contracts'
  | 'shell.accounts'
  | 'shell.contacts'
  | 'shell.cases'
  | 'shell.products'
  | 'shell.families'
  | 'shell.reports'
  | 'shell.settings';

export type NavItem = { label: NavKey; href: string; icon: LucideIcon };
type NavSection = {
  title: 'shell.section.sell' | 'shell.section.know' | 'shell.section.catalogue' | null;
  items: NavItem[];
};

const home: NavItem = { label: 'shell.home', href: paths.home(), icon: House };
const myDay: NavItem = { label: 'shell.myDay', href: paths.myDay(), icon: CalendarCheck };
const calendar: NavItem = { label: 'shell.calendar', href: paths.calendar(), icon: CalendarDays };
const leads: NavItem = { label: 'shell.leads', href: paths.leads.list(), icon: Sparkles };
const deals: NavItem = { label: 'shell.deals', href: paths.opportunities.list(), icon: Handshake };
const quotes: NavItem = { label: 'shell.quotes', href: paths.quotes.list(), icon: FilePenLine };
const orders: NavItem = { label: 'shell.orders', href: paths.orders.list(), icon: ReceiptText };
const payments: NavItem = { label: 'shell.payments', href: paths.payments.list(), icon: Banknote };
const contracts: NavItem = {
  label: 'shell.contracts',
  href: paths.contracts.list(),
  icon: FileSignature,
};
const accounts: NavItem = { label: 'shell.accounts', href: paths.accounts.list(), icon: Building2 };
const contacts: NavItem = { label: 'shell.contacts', href: paths.contacts.list(), icon: UserRound };
const cases: NavItem = { label: 'shell.cases', href: paths.cases.list(), icon: LifeBuoy };
const reports: NavItem = { label: 'shell.reports', href: paths.reports(), icon: ChartColumn };
const products: NavItem = { label: 'shell.products', href: paths.products.list(), icon: Package };
const families: NavItem = { label: 'shell.families', href: paths.families.list(), icon: Layers };

/** The desktop's sidebar. */
export const sections: NavSection[] = [
  { title: null, items: [home, myDay, calendar, reports] },
  {
    title: 'shell.section.sell',
    items: [leads, { ...deals, label: 'shell.opportunities' }, quotes, orders, payments, contracts],
  },
  { title: 'shell.section.know', items: [accounts, contacts, cases] },
  { title: 'shell.section.catalogue', items: [products, families] },
];

/** The phone's tab bar; the rest stands under "More". */
export const tabs: NavItem[] = [home, leads, deals, quotes];
const settings: NavItem = {
  label: 'shell.settings',
  href: paths.settings.security(),
  icon: Settings,
};
export const moreItems: NavItem[] = [
  myDay,
  calendar,
  orders,
  payments,
  accounts,
  contacts,
  cases,
  products,
  families,
  contracts,
  reports,
  settings,
];

export function isCurrent(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
