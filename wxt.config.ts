import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import type { BuildOptions } from 'vite';
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
	modules: ['@wxt-dev/i18n/module'],
	zip: { excludeSources: ['test-results/**'] },
	manifestVersion: 3,
	manifest: ({ browser, mode }) => ({
		name: '__MSG_manifest_name__',
		description: '__MSG_manifest_description__',
		default_locale: 'en',
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
		// One worker for all windows: it alone knows which are private, and can keep what the reader says.
		incognito: 'spanning',
		...(mode === 'samples' ? { host_permissions: ['*://localhost/*', '*://*.localhost/*'] } : {}),
		action: { default_title: '__MSG_manifest_action__' },
		commands: {
			'next-statement': {
				description: '__MSG_manifest_command_nextStatement__',
				suggested_key: { default: 'Alt+J' },
			},
			'previous-statement': {
				description: '__MSG_manifest_command_previousStatement__',
				suggested_key: { default: 'Alt+K' },
			},
			'note-selection': {
				description: '__MSG_manifest_command_noteSelection__',
				suggested_key: { default: 'Alt+M' },
			},
			'open-panel': {
				description: '__MSG_manifest_command_openPanel__',
				suggested_key: { default: 'Alt+L' },
			},
			'highlight-selection': { description: '__MSG_manifest_command_highlightSelection__' },
			'mark-selection': { description: '__MSG_manifest_command_markSelection__' },
			'toggle-highlights': { description: '__MSG_manifest_command_toggleHighlights__' },
			'next-note': { description: '__MSG_manifest_command_nextNote__' },
			'previous-note': { description: '__MSG_manifest_command_previousNote__' },
			'next-actor': { description: '__MSG_manifest_command_nextActor__' },
			'previous-actor': { description: '__MSG_manifest_command_previousActor__' },
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
		'vite:build:extendConfig': (entrypoints, config) => {
			if (entrypoints.every(({ inputPath }) => inputPath.endsWith('.html'))) {
				config.build = {
					...config.build,
					rolldownOptions: joinSmallChunks(config.build?.rolldownOptions),
				};
			}
		},
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
 * A page of ours is made of files, each of which a browser takes some milliseconds to hand it, so
 * what several pages need goes into few of them: those that are smaller than this are joined with
 * what nearly the same pages need. In bytes of source.
 */
const smallChunk = 60_000;

function joinSmallChunks(options: BuildOptions['rolldownOptions'] = {}) {
	const group = {
		name: 'shared',
		entriesAware: true,
		entriesAwareMergeThreshold: smallChunk,
		tags: ['$initial' as const],
		// What begins a page runs in no other.
		test: (id: string) => !/\/entrypoints\/|\.css$|virtual:/.test(id),
	};
	const named = (name = '') => (name.startsWith('shared~') ? 'shared' : '[name]');
	const output = {
		...options.output,
		chunkFileNames: ({ name }: { name: string }) => `chunks/${named(name)}-[hash].js`,
		assetFileNames: ({ names }: { names: string[] }) => `assets/${named(names[0])}-[hash][extname]`,
		codeSplitting: { groups: [group] },
	};
	return { ...options, output };
}

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
