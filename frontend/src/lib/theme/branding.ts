const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

function luminance(channels: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = channels.map((value) => {
    const c = value / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** White or near-black, whichever reads better on the colour; null for something that is no colour. */
function contrastOn(color: string): 'white' | 'black' | null {
  const hit = HEX.exec(color);
  if (!hit) return null;
  const light = luminance(hit.slice(1).map((part) => parseInt(part, 16)));
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? 'white' : 'black';
}

/** Lays the organisation's accent over the default one. */
export function applyBranding(primaryColor: string | null | undefined): void {
  const style = document.documentElement.style;
  const contrast = primaryColor ? contrastOn(primaryColor) : null;
  if (!primaryColor || !contrast) {
    style.removeProperty('--brand');
    style.removeProperty('--brand-contrast');
    return;
  }
  style.setProperty('--brand', primaryColor);
  style.setProperty('--brand-contrast', contrast);
}
