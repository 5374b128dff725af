/** What the build knows about where it runs. The API is always same-origin. */
export const env = {
  isProduction: process.env.NODE_ENV === 'production',
  apiOrigin: typeof location === 'undefined' ? '' : location.origin,
} as const;
