// Gives every exported page a Content-Security-Policy that names exactly its own inline scripts.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const INLINE = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const OLD_META = /<meta http-equiv="Content-Security-Policy"[^>]*>/g;

export function policyFor(html) {
  const hashes = [...html.matchAll(INLINE)].map(
    ([, body]) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`,
  );
  return [
    `script-src 'self' ${[...new Set(hashes)].join(' ')}`.trim(),
    "object-src 'none'",
    "base-uri 'self'",
  ].join('; ');
}

export function withPolicy(html) {
  const clean = html.replace(OLD_META, '');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor(clean)}">`;
  if (!/<head>/.test(clean)) throw new Error('page without a head');
  return clean.replace('<head>', () => `<head>${meta}`);
}

if (process.argv[1]?.endsWith('csp.mjs')) {
  const pages = readdirSync('out', { recursive: true }).filter((name) => name.endsWith('.html'));
  for (const name of pages) {
    const file = path.join('out', name);
    writeFileSync(file, withPolicy(readFileSync(file, 'utf8')));
  }
  console.log(`content security policy written to ${pages.length} pages`);
}
