type Colour = readonly [red: number, green: number, blue: number];

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [0, 0, 0];
const READABLE = 4.5;
const STEPS = 20;

type Grounds = readonly [surface: Colour, canvas: Colour, sunken: Colour];

/** What the accent is written on, as `globals.css` has it. */
const GROUNDS: Readonly<Record<'light' | 'dark', Grounds>> = {
  light: [WHITE, [246, 247, 249], [241, 244, 248]],
  dark: [
    [19, 28, 46],
    [11, 17, 32],
    [27, 38, 57],
  ],
};

function parts(colour: string): Colour | null {
  const hit = HEX.exec(colour);
  if (!hit) return null;
  const [, red = '', green = '', blue = ''] = hit;
  return [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)];
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const mix = (one: Colour, other: Colour, share: number): Colour =>
  one.map((part, at) => Math.round(part + ((other[at] ?? 0) - part) * share)) as unknown as Colour;

const hex = (colour: Colour) =>
  `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** The colour, moved towards another just as far as it takes to be read on all of these. */
function readable(colour: Colour, towards: Colour, on: readonly Colour[]): Colour {
  for (let step = 0; step < STEPS; step += 1) {
    const shade = mix(colour, towards, step / STEPS);
    if (on.every((ground) => contrast(shade, ground) >= READABLE)) return shade;
  }
  return towards;
}

/** The shades of an organisation's colour that can be read where each is used; null for what is no colour. */
export function shadesOf(colour: string): Record<(typeof NAMES)[number], string> | null {
  const brand = parts(colour);
  if (!brand) return null;
  const ink = contrast(WHITE, brand) >= contrast(BLACK, brand) ? WHITE : BLACK;
  const away = ink === WHITE ? BLACK : WHITE;
  const { light, dark } = GROUNDS;
  const soft = mix(WHITE, brand, 0.09);
  const softDark = mix(dark[0], brand, 0.24);
  return {
    '--brand': hex(brand),
    '--brand-contrast': hex(ink),
    '--brand-hover': hex(mix(brand, away, 0.14)),
    '--brand-soft': hex(soft),
    '--brand-ink': hex(readable(brand, BLACK, [...light, soft])),
    '--brand-soft-dark': hex(softDark),
    '--brand-ink-dark': hex(readable(brand, WHITE, [...dark, softDark])),
  };
}

/** The surface, the canvas behind it and what is sunk into it. */
export const groundsOf = (appearance: 'light' | 'dark') => GROUNDS[appearance].map(hex);

const NAMES = [
  '--brand',
  '--brand-contrast',
  '--brand-hover',
  '--brand-soft',
  '--brand-ink',
  '--brand-soft-dark',
  '--brand-ink-dark',
] as const;

/** Lays the organisation's accent over the default one. */
export function applyBranding(primaryColor: string | null | undefined): void {
  const style = document.documentElement.style;
  const shades = primaryColor ? shadesOf(primaryColor) : null;
  if (shades) Object.entries(shades).forEach(([name, value]) => style.setProperty(name, value));
  else NAMES.forEach((name) => style.removeProperty(name));
}
