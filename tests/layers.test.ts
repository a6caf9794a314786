import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { wrongImports } from './layers';

const root = fileURLToPath(new URL('..', import.meta.url));

function sources(): Map<string, string> {
	const files = new Map<string, string>();
	for (const part of ['lib', 'components', 'entrypoints', 'cli']) {
		const folder = join(root, part);
		if (!existsSync(folder)) continue;
		for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
			if (!/\.tsx?$/.test(name) || /\.test\.tsx?$/.test(name)) continue;
			const path = `${part}/${name.replaceAll('\\', '/')}`;
			files.set(path, readFileSync(join(root, path), 'utf8'));
		}
	}
	return files;
}

function faults(files: Record<string, string>): string[] {
	return wrongImports(new Map(Object.entries(files)));
}

test('every import of this project goes the right way', () => {
	const files = sources();
	expect(files.size).toBeGreaterThan(0);
	expect(wrongImports(files)).toEqual([]);
}, 30_000);

describe('an import that goes the wrong way is named', () => {
	const empty = 'export const x = 1;';
	test.each<[string, Record<string, string>, RegExp]>([
		[
			'language from stance',
			{
				'lib/language/tags.ts': "import { x } from '../stance/acts';",
				'lib/stance/acts.ts': empty,
			},
			/^lib\/language\/tags\.ts imports lib\/stance\/acts\.ts, but things flow/,
		],
		[
			'a type counts too',
			{ 'lib/actors/a.ts': "import type { X } from '../detect';", 'lib/detect.ts': empty },
			/lib\/actors\/a\.ts imports lib\/detect\.ts/,
		],
		[
			'a pure layer from the page',
			{ 'lib/stance/a.ts': "export * from '../article/b';", 'lib/article/b.ts': empty },
			/lib\/stance\/a\.ts imports lib\/article\/b\.ts, but lib\/stance is a pure function/,
		],
		[
			'a pure layer from a platform package',
			{ 'lib/language/a.ts': "import { readFile } from 'node:fs/promises';" },
			/imports node:fs\/promises, but lib\/language is a pure function/,
		],
		[
			'a pure layer using a global',
			{ 'lib/language/a.ts': 'export const title = () => document.title;' },
			/uses the global "document"/,
		],
		[
			'a pure layer using a DOM type',
			{ 'lib/actors/a.ts': 'export function f(e: HTMLElement) { return e; }' },
			/uses the global "HTMLElement"/,
		],
		[
			'the page layer from the store',
			{ 'lib/highlight/a.ts': "import { x } from '../store/store';", 'lib/store/store.ts': empty },
			/lib\/highlight knows the page and nothing of storage/,
		],
		[
			'a format from the store',
			{ 'lib/export/a.ts': "import { x } from '../store/b';", 'lib/store/b.ts': empty },
			/lib\/export works on plain data/,
		],
		[
			'a format from the readers',
			{ 'lib/export/a.ts': "import { x } from '../import/b';", 'lib/import/b.ts': empty },
			/things flow export → import → backup/,
		],
		[
			'a format from a platform package',
			{ 'lib/import/a.ts': "import { readFile } from 'node:fs/promises';" },
			/lib\/import runs in a page, a worker and Node alike/,
		],
		[
			'Dexie outside the store',
			{ 'lib/background/a.ts': "import Dexie from 'dexie';" },
			/only lib\/store knows the database/,
		],
		[
			'lib from components',
			{ 'lib/page/a.ts': "await import('../../components/b');", 'components/b.tsx': empty },
			/lib never imports components/,
		],
		[
			'cli from an entry point',
			{ 'cli/a.ts': "import { x } from '../entrypoints/b';", 'entrypoints/b.ts': empty },
			/cli never imports entrypoints/,
		],
		[
			'a circle of folders',
			{
				'lib/page/a.ts': "import { x } from '../messages';",
				'lib/messages.ts': "import { y } from './saved';",
				'lib/saved.ts': "import type { z } from './page/b';",
				'lib/page/b.ts': empty,
			},
			/lib\/page → lib\/messages → lib\/saved → lib\/page is a circle/,
		],
		[
			'Dexie in a content script, by a detour',
			{
				'entrypoints/annotate.ts': "import { x } from '../lib/page/a';",
				'lib/page/a.ts': "import { x } from '../store';",
				'lib/store/index.ts': "export * from './schema';",
				'lib/store/schema.ts': "import Dexie from 'dexie';",
			},
			/annotate\.ts reaches Dexie \(.*a\.ts → lib\/store\/index\.ts → lib\/store\/schema\.ts → dexie\)/,
		],
	])('%s', (_, files, message) => {
		const found = faults(files);
		expect(found).toHaveLength(1);
		expect(found[0]).toMatch(message);
	});
});

test('what goes the right way is let be', () => {
	expect(
		faults({
			'lib/annotation.ts': 'export interface Span { start: number }',
			'lib/language/tags.ts': "import type { Span } from '../annotation';",
			'lib/stance/acts.ts': "import { tag } from '../language/tags'; import { t } from './frames';",
			'lib/stance/frames.ts':
				'interface Node { document: string } export const f = (n: Node, range: string) => n.document;',
			'lib/article/extract.ts':
				"import { Readability } from '@mozilla/readability'; document.title;",
			'lib/store/schema.ts': "import Dexie from 'dexie';",
			'lib/saved.ts': "import type { Span } from './annotation';",
			'components/card.tsx':
				"import type { X } from '../lib/store/schema'; import './card.css?inline';",
			'entrypoints/popup/main.tsx': "import { Card } from '../../components/card';",
			'entrypoints/background.ts': "import { db } from '../lib/store/schema';",
			'cli/annotate.ts': "import { f } from '../lib/stance/acts'; import 'node:fs';",
		}),
	).toEqual([]);
});
