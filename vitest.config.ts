import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** A test that needs a document says `// @vitest-environment jsdom` in its first line. */
export default defineConfig({
	plugins: [preact()],
	test: {
		include: ['{lib,components,cli,training}/**/*.test.{ts,tsx}', 'tests/{,fuzz/}*.test.ts'],
		environment: 'node',
		setupFiles: ['tests/english.ts'],
		// What is made of a style sheet is looked at; others are empty.
		css: { include: [/highlight\.css/] },
		// Half of the time would go into loading the same modules for each file. So no test may leave
		// anything behind in one: a mock, a global, a variable.
		isolate: false,
		pool: 'threads',
		// What hangs fails; a machine with other work on its hands doesn't.
		testTimeout: 60_000,
	},
});
