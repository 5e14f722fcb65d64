const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
];

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Neither may a build ask the network, nor `next dev` write files for coding agents.
  agentRules: false,
  // A page is loaded when somebody first asks for it; loading all of them first put the first answer off by a quarter.
  // Nobody reads the maps of a production server's code, and without them the build takes a sixth less.
  experimental: {
    agentUpgrade: false,
    preloadEntriesOnStart: false,
    turbopackSourceMaps: process.env.NODE_ENV !== 'production',
  },
  // The optimiser has been the way in for several attacks, and no picture here needs it.
  images: { unoptimized: true },
  // One style sheet for all diffs (decision 010).
  turbopack: { resolveAlias: { '@emotion/css/create-instance': './components/diff/one-style-sheet.ts' } },
  serverExternalPackages: ['@electric-sql/pglite', 'pg-boss', 'undici'],
  outputFileTracingIncludes: { '/*': ['./lib/db/migrations/**/*'] },
  async headers() {
    return [{ source: '/:path*', headers: securityHeaders }];
  },
};

export default nextConfig;
