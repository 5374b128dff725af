import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { applyBranding, groundsOf, shadesOf } from './branding';

const COLOURS = [
  '#000000',
  '#ffffff',
  '#ffeb3b',
  '#777777',
  '#0b5fff',
  '#e91e63',
  '#00ff00',
  '#1b2639',
];

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

beforeEach(() => document.documentElement.removeAttribute('style'));

it.each(COLOURS)('keeps writing readable with %s, on light and on dark req:18.4', (colour) => {
  const shades = shadesOf(colour);
  if (!shades) throw new Error('a colour');
  const pairs = [
    [shades['--brand-contrast'], shades['--brand']],
    [shades['--brand-contrast'], shades['--brand-hover']],
    ...[...groundsOf('light'), shades['--brand-soft']].map((on) => [shades['--brand-ink'], on]),
    ...[...groundsOf('dark'), shades['--brand-soft-dark']].map((on) => [
      shades['--brand-ink-dark'],
      on,
    ]),
  ] as const;

  const worst = Math.min(...pairs.map(([ink = '', on = '']) => contrast(ink, on)));

  expect(worst).toBeGreaterThanOrEqual(4.5);
});

it('changes a colour that is readable anyway as little as can be', () => {
  expect(shadesOf('#0B5FFF')).toMatchObject({
    '--brand': '#0b5fff',
    '--brand-contrast': '#ffffff',
  });
  expect(shadesOf('#7a0000')?.['--brand-ink']).toBe('#7a0000');
  expect(shadesOf('#9fd0ff')?.['--brand-ink-dark']).toBe('#9fd0ff');
});

it('knows the grounds of the style sheet', () => {
  const css = readFileSync('src/app/globals.css', 'utf8');
  const [light = '', dark = ''] = css.split("[data-theme='dark'] {");
  for (const [sheet, on] of [
    [light, groundsOf('light')],
    [dark, groundsOf('dark')],
  ] as const) {
    const [surface, canvas, sunken] = on;
    expect(sheet).toContain(`--surface: ${surface};`);
    expect(sheet).toContain(`--canvas: ${canvas};`);
    expect(sheet).toContain(`--surface-sunken: ${sunken};`);
  }
});

it('lays the colour over the usual one, and takes it away again', () => {
  const { style } = document.documentElement;

  applyBranding('#e91e63');
  expect(style.getPropertyValue('--brand')).toBe('#e91e63');
  applyBranding('url(https://evil.example)');
  expect(style.length).toBe(0);
  applyBranding('#e91e63');
  applyBranding(null);
  expect(style.length).toBe(0);
});
