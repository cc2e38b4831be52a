import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/packaging/**/*.test.ts', 'test/faults/**/*.test.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
  },
});
