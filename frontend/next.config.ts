import type { NextConfig } from 'next';

const isProduction = process.env.NODE_ENV === 'production';
const origin = process.env.DEV_ORIGIN ?? 'http://localhost:4566';

/** Exported as static files; `next dev` proxies the API to a running deployment instead. */
const config: NextConfig = {
  output: isProduction ? 'export' : undefined,
  reactStrictMode: true,
  turbopack: { root: process.cwd() },
  images: { unoptimized: true },
  poweredByHeader: false,
  ...(isProduction
    ? {}
    : {
        rewrites: () =>
          Promise.resolve([
            { source: '/api/:path*', destination: `${origin}/api/:path*` },
            { source: '/p/:path*', destination: `${origin}/p/:path*` },
          ]),
      }),
};

export default config;
