/** Precaches every shell and payload of the export; csp.mjs must have run, since it changes the pages. */
export default {
  swSrc: 'src/sw.ts',
  swDest: 'out/sw.js',
  globDirectory: 'out',
  globPatterns: ['**/*.{js,css,html,txt,webmanifest,png,svg}', '**/*latin-wght-normal*.woff2'],
  globIgnores: [
    'sw.js',
    '404.html',
    '_not-found*',
    '_not-found/**',
    'robots.txt',
    '**/__next._full.txt',
  ],
  dontCacheBustURLsMatching: /^_next\/static\//,
  manifestTransforms: [
    (entries) => ({
      manifest: entries.map((entry) => ({ ...entry, url: `/${entry.url}` })),
      warnings: [],
    }),
  ],
};
