import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const edgeFolder = path.join(import.meta.dirname, '../edge');

/** The viewer-request function with its route table filled in. */
export function requestFunction(routes) {
  const source = readFileSync(path.join(edgeFolder, 'rewrite.js'), 'utf8');
  if (!source.includes('/*ROUTES*/ []'))
    throw new Error('edge/rewrite.js has lost its ROUTES marker');
  return source.replace('/*ROUTES*/ []', () => JSON.stringify(routes));
}

export function responseFunction() {
  return readFileSync(path.join(edgeFolder, 'response.js'), 'utf8');
}

/** The same text as a module, for the service worker and the tests. */
export function rewriteModule(routes) {
  const text = requestFunction(routes);
  return `${text.slice(0, text.indexOf('function handler('))}\nexport { rewrite };\n`;
}

/** Every exported page as path segments, the start page being []. */
export function routesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => name.split(path.sep).join('/'))
    .filter(
      (name) =>
        name.endsWith('.html') && !name.startsWith('_next/') && !/^(404|_not-found)\b/.test(name),
    )
    .map((name) => (name === 'index.html' ? [] : name.slice(0, -'.html'.length).split('/')))
    .sort((a, b) => a.join('/').localeCompare(b.join('/')));
}
