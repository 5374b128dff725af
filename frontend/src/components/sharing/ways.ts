import { Mail, MessageCircle, MessageSquareText, Phone, type LucideIcon } from 'lucide-react';
import type { Schemas } from '@/lib/api/client';
import { t } from '@/lib/i18n/sharing';

type Printed = { email: string | null; phone: string | null; attention: string | null };
export type Reached = Pick<Schemas['ContactOut'], 'name' | 'email' | 'phone' | 'channel'>;
type Way = {
  channel: Schemas['ContactChannel'];
  label: string;
  icon: LucideIcon;
  href: string;
};

const bare = (text: string | null) => text?.replace(/\D/g, '');
const folded = (text: string | null) => text?.trim().toLowerCase();

/** Whom of an account's people a quote is for: its address, number or name is printed there, or there is nobody else. */
export function clientAmong<C extends Reached>(people: readonly C[], printed: Printed): C | null {
  const { email, phone, attention } = printed;
  if (!email && !phone && !attention) return people.length === 1 ? (people[0] ?? null) : null;
  return (
    people.find((each) => email && folded(each.email) === folded(email)) ??
    people.find((each) => phone && bare(each.phone) === bare(phone)) ??
    people.find((each) => attention && folded(each.name) === folded(attention)) ??
    null
  );
}

/** A number's digits from the country's code on; '' where it has none. */
export function international(phone: string | null): string {
  const [number = ''] = (phone ?? '').replace('(0)', '').split('x');
  const digits = /^\s*(\+|00)/.test(number) ? number.replace(/\D/g, '').replace(/^00/, '') : '';
  return /^[1-9]\d{7,14}$/.test(digits) ? digits : '';
}

/** By which ways a link goes on: the one that the person prefers, and the others. */
export function waysOf(title: string, link: string, person: Reached | null) {
  const said = encodeURIComponent(t('sharing.text', { title, link }));
  const number = international(person?.phone ?? null);
  const dialled = number && `+${number}`;
  const address = encodeURIComponent(person?.email ?? '').replace('%40', '@');
  const subject = encodeURIComponent(title);
  const ways: Way[] = [
    {
      channel: 'whatsapp',
      label: t('sharing.whatsapp'),
      icon: MessageCircle,
      href: `https://wa.me/${number}?text=${said}`,
    },
    {
      channel: 'sms',
      label: t('sharing.sms'),
      icon: MessageSquareText,
      href: `sms:${dialled}?&body=${said}`,
    },
    {
      channel: 'email',
      label: t('sharing.mail'),
      icon: Mail,
      href: `mailto:${address}?subject=${subject}&body=${said}`,
    },
  ];
  if (person?.channel === 'phone' && person.phone) {
    const href = `tel:${dialled || bare(person.phone.split('x')[0] ?? '')}`;
    ways.push({ channel: 'phone', label: t('sharing.call'), icon: Phone, href });
  }
  const preferred = ways.find(({ channel }) => channel === person?.channel) ?? null;
  return { preferred, others: ways.filter((way) => way !== preferred) };
}

/** What is known of how somebody wants to be reached; '' for nothing. */
export function wishOf(person: Reached | null): string {
  if (!person?.channel) return '';
  const { name, channel } = person;
  const wish = t(`sharing.prefers.${channel}`, { name });
  return [wish, channel === 'email' ? person.email : person.phone].filter(Boolean).join(': ');
}
