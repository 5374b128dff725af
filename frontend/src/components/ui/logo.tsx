type LogoProps = { src: string; className: string };

/** A firm's logo, beside its name. */
export function Logo({ src, className }: LogoProps) {
  // The address is the organisation's own, and a static export has no image optimiser for it.
  // eslint-disable-next-line @next/next/no-img-element
  return <img src={src} alt="" className={className} />;
}
