import { defineConfig } from '@playwright/test';

/** Each test starts a browser of its own with the extension in it: see tests/browser/extension.ts. */
export default defineConfig({
	testDir: 'tests/browser',
	outputDir: 'test-results/browser',
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	workers: 2,
	retries: 0,
	timeout: 30_000,
	reporter: [['line'], ['json', { outputFile: 'test-results/browser.json' }]],
});
