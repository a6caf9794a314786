import { Readability } from '@mozilla/readability';
import { addressing } from '../../lib/article/address';
import { extractionSteps } from '../../lib/article/extract';
import { extractArticle } from '../../lib/article/extract-article';

/** Runs in the page for `article-speed.ts`, and gives one line of figures. */
function measure(address: string): string {
	const steps = extractionSteps(document, address, addressing);
	let cold = 0;
	let longest = 0;
	for (;;) {
		const started = performance.now();
		const { done, value } = steps.next();
		const took = performance.now() - started;
		cold += took;
		longest = Math.max(longest, took);
		if (!done) continue;
		const warm = timed(() => extractArticle(document, address));
		const alone = timed(() => new Readability(document.cloneNode(true) as Document).parse());
		const times = `cold ${cold.toFixed(0)} ms (longest step ${longest.toFixed(0)}), warm ${warm}, Readability alone ${alone}`;
		if (value.status === 'not-article') return `${value.reason}, ${times}`;
		const { article, map } = value;
		let wrong = 0;
		for (let at = 0; at < article.text.length; at++) {
			const range = map.rangeOf({ start: at, end: at + 1 });
			const live = range?.startContainer.data[range.startOffset]?.replace(/\s/, ' ') ?? '\n';
			if (live !== article.text[at]) wrong++;
		}
		return `${article.text.split(/\s+/).length} words, ${wrong} characters wrong, ${times}`;
	}
}

function timed(work: () => unknown): string {
	const started = performance.now();
	work();
	return `${(performance.now() - started).toFixed(0)} ms`;
}

Object.assign(globalThis, { measure });
