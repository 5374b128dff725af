import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { policyFor, withPolicy } from './csp.mjs';
import { requestFunction, responseFunction, rewriteModule, routesOf } from './edge-text.mjs';

const routes = [
  [],
  ['things'],
  ['things', '_'],
  ['things', '_', 'edit'],
  ['things', 'new'],
  ['~offline'],
];
const edge = runInNewContext(`${requestFunction(routes)};({ rewrite, handler })`);

describe('rewrite', () => {
  it.each([
    ['/', '/index.html'],
    ['/things', '/things.html'],
    ['/things/', '/things.html'],
    ['/things/t3', '/things/_.html'],
    ['/things/new', '/things/new.html'],
    ['/things/t3/edit', '/things/_/edit.html'],
    ['/~offline', '/~offline.html'],
  ])('gives the page %s its file %s', (uri, file) => expect(edge.rewrite(uri)).toBe(file));

  it.each([
    ['/index.txt', '/index.txt'],
    ['/things.txt', '/things.txt'],
    ['/things/t3.txt', '/things/_.txt'],
    ['/__next._tree.txt', '/__next._tree.txt'],
    ['/things/t3/__next._tree.txt', '/things/_/__next._tree.txt'],
    ['/things/t3/edit/__next._tree.txt', '/things/_/edit/__next._tree.txt'],
  ])('gives the payload %s its file %s', (uri, file) => expect(edge.rewrite(uri)).toBe(file));

  it.each([
    '/api/v1/things/t3',
    '/p/quote/abc',
    '/_next/static/a.js',
    '/icons/icon.svg',
    '/sw.js',
    '/robots.txt',
    '/things/_.html',
  ])('leaves %s alone', (uri) => expect(edge.rewrite(uri)).toBe(uri));

  it.each(['/nowhere', '/things/t3/unknown', '/things//edit'])(
    'sends %s to the not-found page',
    (uri) => expect(edge.rewrite(uri)).toBe('/404.html'),
  );

  it('rewrites the request of a viewer', () =>
    expect(edge.handler({ request: { uri: '/things/t3' } })).toEqual({ uri: '/things/_.html' }));

  it('is the same text as a module, without the handler', () => {
    const text = rewriteModule(routes);
    expect(text).toContain('export { rewrite }');
    expect(text).not.toContain('function handler');
  });
});

describe('response', () => {
  const { handler } = runInNewContext(`${responseFunction()};({ handler })`);
  const answer = (uri) => handler({ request: { uri }, response: { statusCode: 200 } }).statusCode;

  it('makes the not-found page a 404 and leaves the rest', () => {
    expect(answer('/404.html')).toBe(404);
    expect(answer('/things.html')).toBe(200);
  });
});

it('lists the routes of an export', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'export-'));
  mkdirSync(path.join(folder, 'things'));
  for (const name of [
    'index.html',
    '404.html',
    '_not-found.html',
    'things.html',
    'things/_.html',
    'things.txt',
  ])
    writeFileSync(path.join(folder, name), '');

  expect(routesOf(folder)).toEqual([[], ['things'], ['things', '_']]);

  rmSync(folder, { recursive: true });
});

describe('content security policy', () => {
  const html = '<html><head><script>alert(1)</script><script src="/a.js"></script></head></html>';

  it('names the inline scripts by their hash and nothing else', () =>
    expect(policyFor(html)).toMatch(
      /^script-src 'self' 'sha256-[A-Za-z0-9+/=]{44}'; object-src 'none'/,
    ));

  it('comes first in the head and is not doubled by a second run', () => {
    const once = withPolicy(html);
    expect(once).toMatch(/^<html><head><meta http-equiv="Content-Security-Policy"/);
    expect(withPolicy(once)).toBe(once);
  });
});
