import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Real files from public projects, kept outside of this repository: `CONFORMANCE_DIR`, else beside the checkout. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/conformance/**/*.test.ts'],
    env: { CONFORMANCE_DIR: process.env['CONFORMANCE_DIR'] ?? '../shared/conformance' },
    testTimeout: 60_000,
  },
});
export default config;
