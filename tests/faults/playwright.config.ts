import { defineConfig } from '@playwright/test';

/** Faults in numbers: `npm run faults`. */
export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results/faults',
	workers: 1,
	timeout: 60_000,
	reporter: [['list']],
});
