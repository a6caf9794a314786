import { defineConfig } from '@playwright/test';

/** Tests of one process share a browser; each has a copy of the extension: see tests/browser/extension.ts. */
export default defineConfig({
	testDir: 'tests/browser',
	outputDir: 'test-results/browser',
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	workers: 2,
	retries: 0,
	// What hangs fails; a machine with other work on its hands doesn't.
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: [['line'], ['json', { outputFile: 'test-results/browser.json' }]],
});
