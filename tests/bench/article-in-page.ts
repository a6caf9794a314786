import { mapToPage, takeSnapshot } from '../../lib/article';
import { extractArticle } from '../../lib/article/extract';
import { extractFromSnapshot } from '../../lib/article/extract-snapshot';

/** Runs in the page for `article-speed.ts`, and gives one line of figures. */
function measure(address: string): string {
	const cold = timed(() => takeSnapshot(document));
	const warm = timed(() => takeSnapshot(document));
	const snapshot = cold.value;
	if (typeof snapshot === 'string') return snapshot;
	const far = timed(() => extractFromSnapshot(snapshot.markup, address));
	const alone = timed(() => extractArticle(document, address));
	const times = `snapshot cold ${cold.took} ms, warm ${warm.took}, article out of it ${far.took}, out of the page ${alone.took}`;
	const extraction = far.value;
	if (extraction.status === 'not-article') return `${extraction.reason}, ${times}`;
	const { text } = extraction.article;
	const mapping = timed(() => mapToPage(text, extraction.runs, snapshot));
	let wrong = 0;
	for (let at = 0; at < text.length; at++) {
		const range = mapping.value.rangeOf({ start: at, end: at + 1 });
		const live = range?.startContainer.data[range.startOffset]?.replace(/\s/, ' ') ?? '\n';
		if (live !== text[at]) wrong++;
	}
	const isSame = JSON.stringify(articleOf(alone.value)) === JSON.stringify(extraction.article);
	const as = isSame ? '' : ' ANOTHER THAN OUT OF THE PAGE ITSELF,';
	return `${text.split(/\s+/).length} words,${as} ${wrong} characters wrong, ${times}, map ${mapping.took}`;
}

function articleOf(extraction: ReturnType<typeof extractArticle>): unknown {
	return extraction.status === 'article' ? extraction.article : extraction.reason;
}

function timed<T>(work: () => T): { value: T; took: string } {
	const started = performance.now();
	const value = work();
	return { value, took: (performance.now() - started).toFixed(1) };
}

Object.assign(globalThis, { measure });
