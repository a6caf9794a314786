/** What tests/bench/annotating.ts runs in a world of its own beside a page's. */
import { findAll } from '../../lib/anchor';
import type { Selector } from '../../lib/anchor/selector';
import { extractArticle } from '../../lib/article/extract';
import { Painter } from '../../lib/highlight/painter';

type Article = ReturnType<typeof readArticle>;
let article: Article | null = null;
let places: ReturnType<typeof findAll> = [];

function readArticle(address: string) {
	const extraction = extractArticle(document, address);
	if (extraction.status !== 'article') throw new Error(`Not an article: ${extraction.reason}`);
	return { text: extraction.article.text, map: extraction.map };
}

/** Reads the page. @returns the article's text */
export function read(address: string): string {
	article = readArticle(address);
	return article.text;
}

/** Finds the selectors in what was read. @returns how many were found */
export function anchor(selectors: Selector[]): number {
	places = findAll(article?.text ?? '', selectors);
	return places.filter((place) => place !== null).length;
}

/** Paints what was found, and waits until it is drawn. @returns the longest time between two frames meanwhile, in milliseconds */
export async function paint(): Promise<number> {
	const marks = places.flatMap((span, i) =>
		span
			? [
					{
						id: String(i),
						type: 'note' as const,
						anchor: span,
						parts: [{ layer: 'mine' as const, span }],
					},
				]
			: [],
	);
	await frame();
	let last = await frame();
	if (article) new Painter().paint(marks, article.map, false);
	let longest = 0;
	for (let i = 0; i < 10; i++) {
		const now = await frame();
		longest = Math.max(longest, now - last);
		last = now;
	}
	return longest;
}

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
