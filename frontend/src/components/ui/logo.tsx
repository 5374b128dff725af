'use client';

import { useState, type ReactNode } from 'react';
import { useFileView } from '@/lib/api/files';
import { useMaybeSession } from '@/lib/auth/session-context';

type LogoProps = {
  className: string;
  /** Where no name stands beside it. */
  alt?: string;
  children?: ReactNode;
};

/** The firm's logo, beside its name; `children` in its place where there is none to be shown. */
export function Logo({ children, ...shown }: LogoProps) {
  const id = useMaybeSession()?.org.branding.logo_id;
  return id ? (
    <Shown key={id} id={id} {...shown}>
      {children}
    </Shown>
  ) : (
    children
  );
}

function Shown({ id, className, alt = '', children }: LogoProps & { id: string }) {
  const [failed, setFailed] = useState(false);
  const { data } = useFileView(id);
  if (failed || !data) return children;
  return (
    // A static export has no image optimiser; what a phone hides is not loaded; logos are drawn for paper.
    // eslint-disable-next-line @next/next/no-img-element
    <img
      src={data.url}
      alt={alt}
      loading="lazy"
      className={className}
      style={{ background: 'light-dark(transparent, var(--ink))' }}
      onError={() => setFailed(true)}
    />
  );
}
