import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { thirdParty } from './scripts/third-party.mjs';

/** Whether to make what is packed in a folder of its own with source maps, for scripts/lint-firefox.mjs. */
const isMapped = Boolean(process.env.STANDPOINT_MAPPED);

/**
 * `wxt build` makes the extension that is packed: it holds no host permission until the reader
 * grants one. `--mode samples` makes the one that `npm start` and the browser tests load, which is
 * granted localhost so that no permission prompt (which no script can answer) stands in the way.
 */
export default defineConfig({
	vite: () => ({
		plugins: [preact()],
		build: { sourcemap: isMapped ? 'hidden' : false, target: 'es2022' },
	}),
	...(isMapped ? { outDirTemplate: '{{browser}}-mv{{manifestVersion}}-mapped' } : {}),
	imports: false,
	zip: { excludeSources: ['test-results/**'] },
	manifestVersion: 3,
	manifest: ({ browser, mode }) => ({
		name: 'Standpoint',
		description: 'Who stands where, in the article you are reading. Nothing leaves your computer.',
		permissions: [
			'activeTab',
			'alarms',
			'scripting',
			'storage',
			'unlimitedStorage',
			'contextMenus',
			// Firefox has a side bar instead, which needs no permission.
			...(browser === 'firefox' ? [] : ['sidePanel']),
		],
		optional_host_permissions: ['*://*/*'],
		...(mode === 'samples' ? { host_permissions: ['*://localhost/*', '*://*.localhost/*'] } : {}),
		action: { default_title: 'Standpoint: who stands where on this page' },
		commands: {
			'next-statement': {
				description: 'Go to the next statement on the page',
				suggested_key: { default: 'Alt+J' },
			},
			'previous-statement': {
				description: 'Go to the previous statement on the page',
				suggested_key: { default: 'Alt+K' },
			},
			'note-selection': {
				description: 'Write a note on the selected words',
				suggested_key: { default: 'Alt+M' },
			},
			'open-panel': {
				description: 'Open the side panel',
				suggested_key: { default: 'Alt+L' },
			},
			'highlight-selection': { description: 'Highlight the selected words' },
			'mark-selection': { description: 'Choose how to mark the selected words' },
			'toggle-highlights': { description: 'Hide or show all highlights on the page' },
			'next-note': { description: 'Go to your next note on the page' },
			'previous-note': { description: 'Go to your previous note on the page' },
			'next-actor': { description: 'Go to the next actor on the page' },
			'previous-actor': { description: 'Go to the previous actor on the page' },
		},
		content_security_policy: {
			extension_pages:
				"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		},
		...(browser === 'firefox'
			? {
					browser_specific_settings: {
						gecko: {
							id: 'standpoint@standpoint.invalid',
							// Since then `::highlight()` draws lines, which tell one kind of stance from another.
							strict_min_version: '149.0',
							data_collection_permissions: { required: ['none'] },
						},
					},
				}
			: { minimum_chrome_version: '128' }),
	}),
	hooks: {
		'build:publicAssets': (wxt, files) => {
			files.push({ relativeDest: 'THIRD_PARTY.txt', contents: thirdParty(wxt.config.root) });
		},
		'build:done': async (wxt) => {
			const dir = join(wxt.config.outDir);
			for (const name of await readdir(dir, { recursive: true })) {
				if (name.endsWith('.js')) assertInjectable(name, await readFile(join(dir, name), 'utf8'));
			}
		},
	},
});

/**
 * Chromium refuses a script with a raw noncharacter as "not UTF-8" and then, silently, the whole
 * extension. Dexie holds one (U+FFFF); a script for pages that reaches Dexie fails here instead.
 */
function assertInjectable(name: string, code: string): void {
	if (/[\uFFFE\uFFFF]/.test(code) && !/^(background|chunks\/)/.test(name)) {
		throw new Error(
			`${name} contains U+FFFF, so browsers will refuse it in a page. Does it import lib/store?`,
		);
	}
}
