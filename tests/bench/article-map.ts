/**
 * Reads a folder of saved pages and prints for each how much of its article's text leads back to
 * the page, whether the page was left as it was, and how long it took.
 *
 *   npx tsx tests/bench/article-map.ts [--jsdom] [--text] [--diff] [FOLDER] [NAME …]
 *
 * FOLDER is by default `pages` in the folder that STANDPOINT_SHARED names. --text prints the
 * articles, --diff which paragraphs Readability alone has more (-) or fewer (+), --jsdom reads with
 * jsdom rather than linkedom.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';
import { parseHTML } from 'linkedom';
import { addElement } from '../../lib/article/compose';
import { Composer } from '../../lib/article/composer';
import { extractArticle } from '../../lib/article/extract';
import { textLanguage } from '../../lib/article/language';
import { TaggedClone } from '../../lib/article/tagged-clone';
import type { TextMap } from '../../lib/article/text-map';

const options = new Set(process.argv.slice(2).filter((argument) => argument.startsWith('--')));
const [given, ...names] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const folder = given ?? path.join(process.env.STANDPOINT_SHARED ?? '../shared', 'pages');
const out = (line: string): boolean => process.stdout.write(`${line}\n`);

let files: string[];
try {
	files = readdirSync(folder).filter((file) => /\.html?$/.test(file));
} catch {
	process.stderr.write(`No pages in ${folder}: name a folder, or set STANDPOINT_SHARED.\n`);
	process.exit(1);
}

let characters = 0;
let leadingBack = 0;
for (const file of files) {
	if (names.length > 0 && !names.some((name) => file.startsWith(name))) continue;
	const html = readFileSync(path.join(folder, file), 'utf8');
	const page = parse(html);
	const before = page.documentElement.outerHTML;
	const address = page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
	const url = new URL(address || `https://${file}.example/story`, 'https://page.example').href;
	const started = performance.now();
	const extraction = extractArticle(page, url);
	const took = performance.now() - started;
	const same = page.documentElement.outerHTML === before ? '' : ' THE PAGE WAS CHANGED';
	if (extraction.status === 'not-article') {
		out(`${file}: not an article: ${extraction.reason}${same}`);
		continue;
	}
	const { article, map } = extraction;
	const right = countRight(article.text, map);
	const all = article.text.replace(/\n/g, '').length;
	characters += all;
	leadingBack += right;
	const language = textLanguage(article.text, article.lang);
	out(
		`${file}: ${all} characters, ${((100 * right) / all).toFixed(2)}% lead back, ` +
			`${took.toFixed(0)} ms, ${language.lang}${same}`,
	);
	if (options.has('--text') || options.has('--meta')) {
		const { text, ...rest } = article;
		out(JSON.stringify(rest, null, 1));
		if (options.has('--text')) out(`${text}\n`);
	}
	if (options.has('--diff')) printDifference(article.text, readabilityAlone(parse(html)));
}
out(`all: ${characters} characters, ${((100 * leadingBack) / characters).toFixed(3)}% lead back`);

function parse(html: string): Document {
	return options.has('--jsdom') ? new JSDOM(html).window.document : parseHTML(html).document;
}

/** Characters whose live text node shows the same there, and whose place leads to the same offset. */
function countRight(text: string, map: TextMap): number {
	let right = 0;
	for (let at = 0; at < text.length; at++) {
		const range = map.rangeOf({ start: at, end: at + 1 });
		if (!range || range.startContainer !== range.endContainer) continue;
		const live = range.startContainer.data.slice(range.startOffset, range.endOffset);
		const isSame = live === text[at] || (text[at] === ' ' && /^\s$/.test(live));
		if (isSame && map.offsetOf(range.startContainer, range.startOffset) === at) right++;
	}
	return right;
}

function readabilityAlone(page: Document): string {
	const clone = new TaggedClone(page);
	const found = new Readability<Node>(clone.document, { serializer: (node) => node }).parse();
	const composer = new Composer();
	if (found?.content) addElement(composer, found.content, clone);
	return composer.finish(() => false).text;
}

function printDifference(own: string, alone: string): void {
	const ofOwn = new Set(own.split('\n\n'));
	const ofAlone = new Set(alone.split('\n\n'));
	for (const paragraph of ofAlone) if (!ofOwn.has(paragraph)) out(`  - ${paragraph}`);
	for (const paragraph of ofOwn) if (!ofAlone.has(paragraph)) out(`  + ${paragraph}`);
}
