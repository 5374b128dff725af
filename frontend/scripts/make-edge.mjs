// Writes build/: the two edge functions and the rewrite module that the service worker bundles.
import { mkdirSync, writeFileSync } from 'node:fs';
import { requestFunction, responseFunction, rewriteModule, routesOf } from './edge-text.mjs';

const LIMIT = 10 * 1024;

const routes = routesOf('out');
const outputs = {
  'build/edge-rewrite.js': requestFunction(routes),
  'build/edge-response.js': responseFunction(),
  'build/rewrite.mjs': rewriteModule(routes),
};

mkdirSync('build', { recursive: true });
for (const [file, text] of Object.entries(outputs)) {
  const size = Buffer.byteLength(text);
  if (size >= LIMIT)
    throw new Error(`${file} is ${size} bytes; an edge function must stay below ${LIMIT}`);
  writeFileSync(file, text);
  console.log(`${file}: ${size} bytes`);
}
console.log(`${routes.length} routes`);
