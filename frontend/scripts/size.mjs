// Checks what a first visit downloads (gzip) against the budgets of the product. Run after `npm run build`.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGETS = { signIn: 150, staff: 185, css: 12 };
const PUBLIC_PAGES = /^(login|404|_not-found|~offline|index)\b/;

const sizes = new Map();
function gzipKb(url) {
  const file = path.join('out', url.split('?')[0]);
  if (!sizes.has(file))
    sizes.set(file, existsSync(file) ? gzipSync(readFileSync(file)).length / 1024 : 0);
  return sizes.get(file);
}

function total(html, pattern) {
  const urls = [...html.matchAll(pattern)]
    .filter(([tag]) => !/nomodule/i.test(tag))
    .map(([, url]) => url);
  return [...new Set(urls)].reduce((sum, url) => sum + gzipKb(url), 0);
}

const pages = readdirSync('out', { recursive: true }).filter((name) => name.endsWith('.html'));
let failed = false;
for (const name of pages.sort()) {
  const html = readFileSync(path.join('out', name), 'utf8');
  const js = total(html, /<script[^>]*\ssrc="([^"]+)"[^>]*>/g);
  const css = total(html, /<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g);
  const budget = PUBLIC_PAGES.test(name) ? BUDGETS.signIn : BUDGETS.staff;
  const over = js > budget || css > BUDGETS.css;
  failed ||= over;
  console.log(
    `${over ? 'OVER' : ' ok '}  ${name.padEnd(28)} js ${js.toFixed(1).padStart(6)} / ${budget} KB   css ${css.toFixed(1)} / ${BUDGETS.css} KB`,
  );
}
if (pages.length === 0) throw new Error('out/ has no pages: build first');
if (failed) process.exit(1);
