import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ShareDialog } from './share-dialog';
import { clientAmong, international, type Reached } from './ways';

const MEERA: Reached = {
  name: 'Meera Sharma',
  email: 'meera@client.example',
  phone: '+91 98450-12345',
  channel: 'whatsapp',
};
const RAJ: Reached = { name: 'Raj', email: null, phone: null, channel: 'email' };
const NOTHING = { email: null, phone: null, attention: null };
const SAID = 'Here%20is%20our%20quote%20%E2%80%9CKitchen%E2%80%9D%3A%20';

afterEach(() => Reflect.deleteProperty(navigator, 'share'));

/** The dialog for a quote that Meera's address is printed on. */
function show(people: Reached[] | 'network', isOn = false) {
  const calls = mockApi({
    'GET /contacts': () => (people === 'network' ? people : { body: { items: people } }),
    'GET /quotes/q1/emails': () => ({ body: { items: [], is_on: isOn } }),
    'POST /quotes/q1/links': () => ({ status: 201, body: { path: '/p/secret' } }),
  });
  const client = { ...NOTHING, email: 'Meera@client.example' };
  const quote = { id: 'q1', title: 'Kitchen', number: 'Q-1', account_id: 'a1', client };
  renderStaff(<ShareDialog quote={quote} suggested="" onMade={vi.fn()} onClose={vi.fn()} />, [
    'quotes:write',
  ]);
  return calls;
}

/** Every way to hand the link on, in order: what it is called, and where it leads. */
async function ways(): Promise<[string | null, string | undefined][]> {
  await userEvent.click(screen.getByRole('button', { name: 'Make a link' }));
  await screen.findByTestId('link');
  const dialog = within(screen.getByRole('dialog'));
  const link = encodeURIComponent(`${window.location.origin}/p/secret`);
  return dialog
    .getAllByRole('link')
    .map((each) => [
      each.textContent,
      each.getAttribute('href')?.replace(link, 'LINK').replace(SAID, ''),
    ]);
}

it('offers the way that the client prefers first, with their number and address (req:B5)', async () => {
  const calls = show([RAJ, MEERA]);
  expect(await screen.findByText('Meera Sharma prefers WhatsApp: +91 98450-12345')).toBeVisible();

  expect(await ways()).toEqual([
    ['WhatsApp', 'https://wa.me/919845012345?text=LINK'],
    ['Text message', 'sms:+919845012345?&body=LINK'],
    ['E-mail', 'mailto:meera@client.example?subject=Kitchen&body=LINK'],
  ]);
  expect(screen.getByRole('link', { name: 'WhatsApp' })).toHaveClass('bg-accent');
  expect(JSON.stringify(writes(calls))).not.toContain('98450');
});

it('lets a number without its country be chosen in the app (req:B5)', async () => {
  show([{ ...MEERA, phone: '98450 12345', channel: 'sms' }]);
  await screen.findByText('Meera Sharma prefers text messages: 98450 12345');

  const [first, second] = await ways();
  expect(first).toEqual(['Text message', 'sms:?&body=LINK']);
  expect(second).toEqual(['WhatsApp', 'https://wa.me/?text=LINK']);
});

it('offers a call to who wants to be called, beside the copy of the link (req:B5)', async () => {
  show([{ ...MEERA, channel: 'phone', phone: '080 4000-2000 x12' }]);
  await screen.findByText('Meera Sharma prefers a call: 080 4000-2000 x12');

  const found = await ways();
  expect(found[0]).toEqual(['Call', 'tel:08040002000']);
  expect(found.map(([label]) => label)).toEqual(['Call', 'WhatsApp', 'Text message', 'E-mail']);
  const call = screen.getByRole('link', { name: 'Call' });
  expect(call.nextElementSibling).toBe(screen.getByRole('button', { name: 'Copy the link' }));
});

it('offers the mail of ours first where the client prefers that (req:B5)', async () => {
  show([{ ...MEERA, channel: 'email' }], true);
  await screen.findByText('Meera Sharma prefers e-mail: meera@client.example');
  const mail = await screen.findByRole('button', { name: 'Send by e-mail' });
  expect(mail).toHaveClass('bg-accent');
  expect(screen.getByRole('button', { name: 'Make a link' })).not.toHaveClass('bg-accent');

  await userEvent.click(mail);
  expect(await screen.findByLabelText('To')).toHaveValue('Meera@client.example');
});

it.each<[string, Reached[] | 'network']>([
  ['is no contact', [RAJ]],
  ['is not known, as nobody answers', 'network'],
])('is as ever where the client %s (req:B5)', async (_, people) => {
  Object.assign(navigator, { share: vi.fn() });
  show(people);

  expect(await ways()).toEqual([
    ['WhatsApp', 'https://wa.me/?text=LINK'],
    ['Text message', 'sms:?&body=LINK'],
    ['E-mail', 'mailto:?subject=Kitchen&body=LINK'],
  ]);
  expect(screen.getByRole('button', { name: 'Share…' })).toHaveClass('bg-accent');
  expect(screen.queryByText(/prefers/)).toBeNull();
});

it('knows a client by the address, else the number, else the name that is printed (req:B5)', () => {
  const twin = { ...RAJ, phone: '0091 1', name: 'Meera  Sharma' };
  const people = [twin, MEERA];
  expect(clientAmong(people, { ...NOTHING, phone: '+91 (98450) 12345' })).toBe(MEERA);
  expect(clientAmong(people, { ...NOTHING, attention: 'meera sharma ' })).toBe(MEERA);
  expect(clientAmong(people, { ...NOTHING, email: 'else@client.example' })).toBeNull();
  expect(clientAmong(people, NOTHING)).toBeNull();
  expect(clientAmong([MEERA], NOTHING)).toBe(MEERA);
});

it.each([
  ['+49 (0) 30 123456', '4930123456'],
  ['0091 98450 12345', '919845012345'],
  ['+91 98450 12345 x12', '919845012345'],
  ['98450 12345', ''],
  ['030 123456', ''],
  ['+1 2', ''],
  ['+91 98450 12345 / +91 98450 12346', ''],
  [null, ''],
])('reads %s as %s from abroad (req:B5)', (phone, digits) => {
  expect(international(phone)).toBe(digits);
});
