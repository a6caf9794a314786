/** What is interrupted, and what must hold after it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { schemaVersion } from '../../lib/store/schema';
import type { Image, Rows, Victim } from './victim';

/** Something that is done and may be interrupted at any of its places. */
export interface Operation {
	name: string;
	/** Opens the page of the extension that does it and is ended; null where the worker is. */
	page: ((victim: Victim) => Promise<Page>) | null;
	/** Brings the database to where it begins. */
	prepare: (victim: Victim) => Promise<void>;
	/** Does it, if nothing comes between. */
	begin: (victim: Victim, page: Page | null) => Promise<unknown>;
	/**
	 * Has it done whatever came between, as the extension does by itself or the reader would; null
	 * where it may stay undone.
	 */
	finish: ((victim: Victim) => Promise<unknown>) | null;
	/** Whether it is one transaction, and so done wholly or not at all at any moment. */
	atOnce: boolean;
}

export interface Setting {
	/** The address of the sample page. */
	address: string;
	/** The tab that shows it. */
	tab: Page;
	/** The database once it was saved. */
	saved: Rows;
	articleId: string;
	/** Ids of statements of it. */
	statements: string[];
	/** And once the reader had worked on it. */
	worked: Rows;
	backup: Buffer;
}

const points = new URL('./points.js', import.meta.url);

/** Rows of each schema before the present one. */
const fixtures = Array.from({ length: schemaVersion - 1 }, (_, i) => {
	const file = new URL(`../fixtures/store/v${i + 1}.json`, import.meta.url);
	const { stores, rows } = JSON.parse(readFileSync(file, 'utf8')) as {
		stores: Record<string, string>;
		rows: Rows;
	};
	return { version: i + 1, stores, rows };
});

/** The last of the changes of `Setting.worked`. */
export const lastWork = 'worked-last';

export const selectorOf = (exact: string) => ({
	position: { start: 0, end: exact.length },
	quote: { exact, prefix: '', suffix: '' },
});

/** An edit is a message with a token of its own, which is the same when it is asked again. */
function edit(name: string, setting: Setting, message: object): Operation {
	return {
		name,
		page: null,
		prepare: (victim) => victim.reset(setting.worked),
		begin: (victim) => victim.send({ articleId: setting.articleId, ...message }),
		finish: (victim) => victim.ask({ articleId: setting.articleId, ...message }),
		atOnce: true,
	};
}

/** A page is loaded, and its own script has it saved, asking again where nobody answers. */
function save(name: string, { tab, address }: Setting, rows: Rows): Operation {
	const highlighted = () =>
		tab.waitForFunction(() => CSS.highlights.size > 0, undefined, { timeout: 20_000 });
	return {
		name,
		page: null,
		prepare: async (victim) => {
			await tab.goto('about:blank');
			await victim.reset(rows);
		},
		begin: async () => {
			await tab.goto(address);
			await highlighted();
		},
		finish: highlighted,
		atOnce: true,
	};
}

/** One of the extension's own pages, in which places are counted, too. */
async function open(victim: Victim, path: string): Promise<Page> {
	const page = await victim.context.newPage();
	await page.addInitScript({ path: fileURLToPath(points) });
	await page.goto(victim.url(path));
	return page;
}

function importing(name: string, file: () => File, before: Rows): Operation {
	const choose = async (victim: Victim) => {
		const page = await open(victim, 'library.html#/transfer');
		const { name, buffer } = file();
		const mimeType = 'application/octet-stream';
		await page.getByLabel('Choose a file').setInputFiles({ name, mimeType, buffer });
		const button = page.getByRole('button', { name: 'Import', exact: true });
		await button.or(page.getByText('is here already')).first().waitFor();
		return { page, button };
	};
	const done = (page: Page) =>
		page
			.locator('.report')
			.getByText(/added|filled/)
			.first()
			.waitFor();
	return {
		name,
		page: async (victim) => (await choose(victim)).page,
		prepare: (victim) => victim.reset(before),
		begin: async (_, page) => {
			await page?.getByRole('button', { name: 'Import', exact: true }).click();
			if (page) await done(page);
		},
		finish: async (victim) => {
			const { page, button } = await choose(victim);
			if (await button.isVisible()) {
				await button.click();
				await done(page);
			}
			await page.close();
		},
		atOnce: false,
	};
}

interface File {
	name: string;
	buffer: Buffer;
}

/** A table of another tool's, with more passages than one transaction takes. */
function manyPassages(): File {
	const lines = ['Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page'];
	for (let i = 0; i < 1200; i++) {
		const url = `https://ledger.example/${i % 40}`;
		lines.push(`2024-03-01 10:00,${url},Public,Annotation,"Zenda ${i}",edda,"Note ${i}","one",`);
	}
	return { name: 'passages.csv', buffer: Buffer.from(lines.join('\n')) };
}

const articlePage = async (victim: Victim) => {
	const page = await open(victim, 'library.html#/articles');
	await page
		.getByRole('link', { name: /Kestria stops/ })
		.first()
		.click();
	await page.getByRole('button', { name: 'Delete' }).waitFor();
	return page;
};

/** An article is deleted in the library. */
const deletion = (setting: Setting): Operation => ({
	name: 'delete an article',
	page: (victim) => articlePage(victim),
	prepare: (victim) => victim.reset(setting.worked),
	begin: async (_, page) => {
		await page?.getByRole('button', { name: 'Delete' }).click();
		await page?.getByRole('button', { name: 'Undo', exact: true }).waitFor();
	},
	finish: null,
	atOnce: true,
});

/** And brought back. */
const bringingBack = (setting: Setting): Operation => ({
	name: 'bring an article back',
	page: async (victim) => {
		const page = await articlePage(victim);
		await page.getByRole('button', { name: 'Delete' }).click();
		await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
		return page;
	},
	prepare: (victim) => victim.reset(setting.worked),
	begin: async (_, page) => {
		await page?.getByRole('button', { name: 'Undo' }).first().click();
		await page
			?.getByText(/^Taken back/)
			.first()
			.waitFor();
	},
	finish: null,
	atOnce: true,
});

const migration = ({ version, stores, rows }: (typeof fixtures)[number]): Operation => ({
	name: `migration from schema ${version}`,
	page: null,
	prepare: (victim) => victim.makeOld(version, stores, rows),
	begin: (victim) => victim.send({ type: 'tags' }),
	finish: (victim) => victim.ask({ type: 'tags' }),
	atOnce: true,
});

export function operations(setting: Setting): Operation[] {
	const { statements, articleId, saved, worked, backup } = setting;
	const older = (worked.articles ?? []).map((row) => ({ ...(row as object), detector: 'older' }));
	const id = (n: number) => statements[n % statements.length] ?? '';
	const ask = (token: string, edit: object) => ({ type: 'edit', token, edit });
	return [
		save('save', setting, {}),
		save('save again what the reader worked on', setting, { ...worked, articles: older }),
		edit(
			'note',
			setting,
			ask('token-note', {
				do: 'mark',
				id: `${articleId}#n-1`,
				selector: selectorOf('Rear Admiral'),
				note: 'Who is **that**?',
				tags: ['who'],
				as: { kind: 'note' },
			}),
		),
		edit(
			'edit',
			setting,
			ask('token-edit', { do: 'write', id: id(1), note: 'In parliament.', tags: ['raid'] }),
		),
		edit('dismiss', setting, ask('token-dismiss', { do: 'judge', id: id(2), judgement: 'wrong' })),
		edit('undo', setting, { type: 'undo', change: lastWork, again: false }),
		importing('import', manyPassages, saved),
		importing('restore', () => ({ name: 'backup.jsonl.gz', buffer: backup }), {}),
		deletion(setting),
		bringingBack(setting),
		...fixtures.map(migration),
	];
}

/** What breaks a rule in the rows of a database; empty where none does. */
export function broken(image: Image): string[] {
	const found: string[] = [];
	const rows = (table: string) =>
		Object.values(image[table] ?? {}).map((row) => JSON.parse(row) as Record<string, unknown>);
	const articles = rows('articles');
	const ids = new Set(articles.map(({ id }) => id));
	const addresses = articles.flatMap(({ addresses }) => addresses as string[]);
	if (new Set(addresses).size < addresses.length) found.push('an address of two articles');
	const annotations = rows('annotations');
	for (const row of annotations) {
		if (!ids.has(row.articleId)) found.push(`${row.id} belongs to no article`);
	}
	for (const { id, text } of articles) {
		const own = annotations.filter((row) => row.articleId === id && row.type === 'statement');
		for (const row of own) {
			const { sentence } = row.words as { sentence: string };
			if (row.present && !(text as string).includes(sentence)) {
				found.push(`${row.id} is said to stand in a text that has it not`);
			}
		}
	}
	const has = {
		annotations: new Set(annotations.map(({ id }) => id)),
		actorEdits: new Set<unknown>(),
	};
	for (const { id } of rows('actorEdits')) has.actorEdits.add(id);
	const changes = rows('changes');
	if (new Set(changes.map(({ id }) => id)).size < changes.length) found.push('a change done twice');
	for (const { id, patches } of changes) {
		for (const patch of patches as { table: keyof typeof has; id: string }[]) {
			if (!has[patch.table].has(patch.id))
				found.push(`the change ${id} is of a row that is not there`);
		}
	}
	return found;
}
