import { defineConfig } from 'vitest/config';

/** One Firefox for all of it, which the tests share from first to last. */
export default defineConfig({
	test: {
		root: import.meta.dirname,
		include: ['*.spec.ts'],
		environment: 'node',
		testTimeout: 60_000,
		hookTimeout: 120_000,
		// Each goes on where the one before it ended.
		bail: 1,
	},
});
