/**
 * How well a quote is found again after its page has changed, and how long that takes.
 *
 *   npx tsx tests/bench/anchoring.ts [--errors] [--seed=N] [--count=N] [--kind=NAME | --time | --no-time] [FOLDER]
 *
 * Over our own pages and those in FOLDER, which is by default `pages` in the folder that
 * STANDPOINT_SHARED names. --errors prints every quote that is lost or placed wrongly. Exits with 1
 * where less is found, or more is placed wrongly, than is required.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, type Found, find, findAll } from '../../lib/anchor';
import type { Span } from '../../lib/annotation';
import { Editor, rewrite } from './anchoring/edits';
import { type Case, kinds } from './anchoring/kinds';
import { type Page, readPages } from './anchoring/pages';
import { pickQuote } from './anchoring/quotes';
import { Random } from './anchoring/random';

/** Placed wrongly, in percent of all quotes of a kind. */
const mostWrong = 0.3;
/** Found and true span must share this part of the words that either has. */
const leastShared = 0.75;

const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const [given] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const number = (name: string, otherwise: number): number =>
	Number(options.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const count = number('count', 500);
const seed = number('seed', 1);
const only = options.find((one) => one.startsWith('--kind='))?.slice(7);
const out = (line: string): boolean => process.stdout.write(`${line}\n`);

const folder = given ?? path.join(process.env.STANDPOINT_SHARED ?? '../shared', 'pages');
const pages = readPages(path.join(import.meta.dirname, '..', 'fixtures', 'pages'));
if (existsSync(folder)) pages.push(...readPages(folder));
else out(`No pages in ${folder}: only our own. Name a folder, or set STANDPOINT_SHARED.\n`);
const lengths = pages.map(({ text }) => text.split(/\s+/).length);
out(`${pages.length} articles, ${lengths.reduce((a, b) => a + b, 0)} words; seed ${seed}\n`);

let short = 0;
out(
	'| what changed | still there | found in the right place | bounds exact | gone | placed wrongly |',
);
out('|---|--:|--:|--:|--:|--:|');
for (const [order, kind] of kinds.entries()) {
	if ((only && !kind.name.includes(only)) || options.includes('--time')) continue;
	const random = new Random(seed * 1000 + order);
	const sum = { there: 0, right: 0, exact: 0, gone: 0, wrong: 0, all: 0 };
	for (let tries = 0; sum.all < count && tries < count * 20; tries++) {
		const page = random.pick(pages);
		const made = kind.make(page, pickQuote(page, random), pages, random);
		if (!made) continue;
		const found = find(made.text, describe(page.text, made.quote));
		const verdict = judge(made, found);
		sum.all++;
		if (made.truth.length > 0 && !made.torn) sum.there++;
		else if (!made.torn) sum.gone++;
		if (verdict === 'right') sum.right++;
		if (verdict === 'wrong') sum.wrong++;
		if (verdict === 'right' && found && isExact(made, found)) sum.exact++;
		if (options.includes('--errors') && (verdict === 'wrong' || verdict === 'lost')) {
			printError(kind.name, made, found, verdict);
		}
	}
	const percent = (part: number, whole: number): string =>
		whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
	const tooFew = kind.required !== null && 100 * sum.right < kind.required * sum.there;
	const tooWrong = 100 * sum.wrong > mostWrong * sum.all;
	if (tooFew || tooWrong) short++;
	out(
		`| ${kind.name} | ${sum.there} | ${percent(sum.right, sum.there)}${tooFew ? ' ✗' : ''} | ` +
			`${percent(sum.exact, sum.right)} | ${sum.gone} | ` +
			`${percent(sum.wrong, sum.all)}${tooWrong ? ' ✗' : ''} |`,
	);
}
if (!only && !options.includes('--no-time')) time();
process.exitCode = short > 0 ? 1 : 0;

/** torn: part of it may be found or not. lost: there and not found. gone: rightly not found. */
function judge(made: Case, found: Found | null): 'right' | 'wrong' | 'lost' | 'gone' | 'torn' {
	const { truth, torn } = made;
	if (!found) return torn ? 'torn' : truth.length > 0 ? 'lost' : 'gone';
	if (torn) return truth.some((one) => shared(one, found) > 0) ? 'torn' : 'wrong';
	return truth.some((one) => shared(one, found) >= leastShared) ? 'right' : 'wrong';
}

function shared(a: Span, b: Span): number {
	const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
	return Math.max(0, both) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function isExact({ truth, text }: Case, found: Span): boolean {
	const trimmed = ({ start, end }: Span): string => {
		const words = text.slice(start, end);
		return `${start + words.length - words.trimStart().length}:${words.trim().length}`;
	};
	return truth.some((one) => trimmed(one) === trimmed(found));
}

function printError(kind: string, made: Case, found: Found | null, verdict: string): void {
	const { page, quote, text, truth } = made;
	const around = ({ start, end }: Span, of: string): string =>
		`${JSON.stringify(of.slice(Math.max(0, start - 70), start))} [${JSON.stringify(of.slice(start, end))}] ` +
		JSON.stringify(of.slice(end, end + 70));
	out(`\n${verdict}: ${kind}, ${page.name} ${quote.start}–${quote.end}`);
	out(`  was   ${around(quote, page.text)}`);
	for (const one of truth) out(`  is    ${around(one, text)}`);
	if (found) out(`  found ${found.score.toFixed(3)} ${around(found, text)}`);
}

/** 500 annotations on a page of 20,000 words. */
function time(): void {
	const random = new Random(seed);
	const words = 20_000;
	const page = longPage(words, random);
	const quotes = Array.from({ length: 500 }, () => pickQuote(page, random));
	const began = performance.now();
	const selectors = quotes.map((quote) => describe(page.text, quote));
	const described = performance.now() - began;
	const vocabulary = page.text.split(/\s+/);
	const editedBy = (rate: number): string => {
		const editor = new Editor(page.text);
		rewrite(editor, page.text, { start: 0, end: page.text.length }, rate, vocabulary, random);
		return editor.finish().text;
	};
	const shuffled = random.sample(vocabulary.length, vocabulary.length).map((i) => vocabulary[i]);
	const texts: [string, string][] = [
		['unchanged', page.text],
		['text inserted before', `Updated at noon.\n\n${page.text}`],
		['whole article edited by 5%', editedBy(0.05)],
		['whole article edited by 20%', editedBy(0.2)],
		['another article', shuffled.join(' ')],
	];
	out(`\n500 annotations on a page of ${words} words (${page.text.length} characters):`);
	out(`  described in ${described.toFixed(0)} ms`);
	for (const [name, text] of texts) {
		const times: number[] = [];
		let places: (Found | null)[] = [];
		for (let run = 0; run < 9; run++) {
			// Processor time, which other work on the machine changes less than the time that passes.
			const started = process.cpuUsage();
			places = findAll(text, selectors);
			const { user, system } = process.cpuUsage(started);
			times.push((user + system) / 1000);
		}
		const found = places.filter(Boolean).length;
		// Each by itself, without what its neighbours say of where it is.
		const apart = selectors.filter((one, i) => {
			const [alone, together] = [find(text, one), places[i] ?? null];
			return alone?.start !== together?.start || alone?.end !== together?.end;
		}).length;
		const first = times[0] ?? 0;
		times.sort((a, b) => a - b);
		const [least = 0, , , , median = 0] = times;
		out(
			`  ${name}: median ${median.toFixed(0)} ms, least ${least.toFixed(0)} ms, first time ${first.toFixed(0)} ms of processor time; ${found} found, ${apart} not as when searched for alone`,
		);
	}
}

/** Paragraphs of all pages, and where they don't suffice, their sentences in another order. */
function longPage(words: number, random: Random): Page {
	const paragraphs = pages.flatMap(({ text }) => text.split('\n\n'));
	const sentences = paragraphs.flatMap((one) => one.split(/(?<=[.!?]) /));
	let text = paragraphs.join('\n\n').split(' ').slice(0, words).join(' ');
	for (let missing = words - text.split(/\s+/).length; missing > 0; ) {
		const sentence = random.pick(sentences);
		text += ` ${sentence}`;
		missing -= sentence.split(/\s+/).length;
	}
	return { name: 'long', html: '', text };
}
