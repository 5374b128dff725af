/** A website as a link, when it is a web address; otherwise only as text. */
export function WebsiteLink({ address }: { address: string }) {
  const href = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  const safe = URL.canParse(href) && !/^[a-z][a-z0-9+.-]*:(?!\/\/)/i.test(address);
  if (!safe) return address;
  return (
    <a href={href} target="_blank" rel="noreferrer" className="text-accent-ink hover:underline">
      {address.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
    </a>
  );
}

export function PhoneLink({ number }: { number: string }) {
  return (
    <a href={`tel:${number.replace(/[^\d+]/g, '')}`} className="text-accent-ink hover:underline">
      {number}
    </a>
  );
}

export function EmailLink({ email }: { email: string }) {
  return (
    <a href={`mailto:${email}`} className="text-accent-ink hover:underline">
      {email}
    </a>
  );
}
