import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import config from '../wxt.config';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const documents = [
	...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].filter((name) =>
		existsSync(join(root, name)),
	),
	...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name.replaceAll('\\', '/')}`),
];

/** `lib/store/forget.ts`, `tests/browser`: a file or folder of ours, named in running text. */
const named =
	/`((?:lib|components|entrypoints|cli|training|tests|scripts|docs|public)\/[\w./-]+)`/g;
const linked = /\]\((?!https?:|#|mailto:)([^)#\s]+)/g;

test('every file that a document names or links is there', () => {
	const missing = documents.flatMap((path) => {
		const text = read(path);
		const files = [...text.matchAll(named)].map(([, file = '']) => file);
		const links = [...text.matchAll(linked)].map(([, link = '']) =>
			relative(root, join(root, dirname(path), link)),
		);
		return [...files, ...links]
			.filter((file) => !existsSync(join(root, file)))
			.map((file) => `${path}: ${file}`);
	});
	expect(missing).toEqual([]);
});

test('every permission is explained to who reads the README, and to who reads the store’s page', async () => {
	const { manifest } = config;
	if (typeof manifest !== 'function') throw new Error('The manifest depends on the browser');
	const env = {
		browser: 'chrome',
		command: 'build',
		manifestVersion: 3,
		mode: 'production',
	} as const;
	const { permissions = [] } = await manifest(env as Parameters<typeof manifest>[0]);
	expect(permissions.length).toBeGreaterThan(4);
	for (const document of ['README.md', 'docs/store/permissions.md', 'docs/security.md']) {
		const text = read(document);
		const silent = permissions.filter((permission) => !text.includes(`\`${permission}\``));
		expect(silent, document).toEqual([]);
	}
});
