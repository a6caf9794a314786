import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';

/**
 * Writes the rows in a page of the extension itself: by way of the driver they would take minutes.
 * The page is loaded anew, and the library enters them.
 */
export async function fillLibrary(
	page: Page,
	articleCount: number,
	statementsEach: number,
): Promise<void> {
	const bundle = await build({
		configFile: false,
		logLevel: 'silent',
		build: {
			write: false,
			minify: false,
			lib: {
				entry: join(import.meta.dirname, 'library-rows.ts'),
				formats: ['iife'],
				name: 'rows',
			},
		},
	});
	const [first] = Array.isArray(bundle) ? bundle : [bundle];
	const chunk = first && 'output' in first ? first.output[0] : null;
	if (!chunk) throw new Error('The generator could not be bundled.');
	await page.evaluate(`
		${chunk.code}
		globalThis.filled = (async () => {
			const database = await new Promise((resolve, reject) => {
				const request = indexedDB.open('standpoint');
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
			const write = (tables, work) => new Promise((resolve, reject) => {
				const transaction = database.transaction(tables, 'readwrite', { durability: 'relaxed' });
				work(transaction);
				transaction.oncomplete = resolve;
				transaction.onerror = () => reject(transaction.error);
			});
			await write(['actors'], (all) => {
				for (const actor of rows.knownActors()) all.objectStore('actors').put(actor);
			});
			for (const batch of rows.generate(${articleCount}, ${statementsEach})) {
				await write(['articles', 'annotations', 'changedArticles'], (all) => {
					for (const row of batch.articles) {
						all.objectStore('articles').put(row);
						all.objectStore('changedArticles').put({ articleId: row.id, at: '1' });
					}
					for (const row of batch.annotations) all.objectStore('annotations').put(row);
				});
			}
			database.close();
		})();
		globalThis.filled;
	`);
	// The database tells nobody of rows that did not come by the store: open the page anew.
	await page.reload();
}
