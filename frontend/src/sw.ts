import { Serwist, type PrecacheEntry } from 'serwist';
import { rewrite } from '../build/rewrite.mjs';

declare const self: ServiceWorkerGlobalScope & { __SW_MANIFEST: (PrecacheEntry | string)[] };

// The edge's own rule decides which precached shell answers an address, for pages and for their payloads.
// A new worker waits until the page asks for it: the message SKIP_WAITING is handled by Serwist itself.
const serwist = new Serwist({
  precacheEntries: self.__SW_MANIFEST,
  skipWaiting: false,
  clientsClaim: true,
  navigationPreload: false,
  runtimeCaching: [],
  precacheOptions: {
    cleanupOutdatedCaches: true,
    cleanURLs: false,
    directoryIndex: null,
    ignoreURLParametersMatching: [/.*/],
    urlManipulation: ({ url }) =>
      /^\/(api|p)\//.test(url.pathname) ? [] : [new URL(rewrite(url.pathname), url.origin)],
  },
});

serwist.addEventListeners();
