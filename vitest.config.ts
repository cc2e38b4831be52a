import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/packaging/**/*.test.ts', 'test/faults/**/*.test.ts'],
    restoreMocks: true,
    // All cores: nobody watches while they run.
    maxWorkers: '100%',
    testTimeout: 60_000,
  },
});
