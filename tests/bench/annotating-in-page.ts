/** What tests/bench/annotating.ts runs in a world of its own beside a page's. */
import { findAll } from '../../lib/anchor';
import type { Selector } from '../../lib/anchor/selector';
import { Addressing, domainsAround, extractionSteps } from '../../lib/article';
import { Painter } from '../../lib/highlight/painter';

export interface Measured {
	/** Milliseconds that anchoring takes, the first time and once warm. */
	anchoredCold: number;
	anchoredWarm: number;
	/** Milliseconds that handing them to the browser to be painted takes. */
	painted: number;
	/** Longest time between two frames from then on until they are drawn, in milliseconds. */
	longestGap: number;
	found: number;
}

/** The article's text, and where it stands. */
export function read(address: string) {
	const steps = extractionSteps(document, address, new Addressing(domainsAround('page.test')));
	let step = steps.next();
	while (!step.done) step = steps.next();
	if (step.value.status !== 'article') throw new Error(`Not an article: ${step.value.reason}`);
	return { text: step.value.article.text, map: step.value.map };
}

/** Reads the page, finds the selectors in its text, and paints what was found. */
export async function measure(address: string, selectors: Selector[]): Promise<Measured> {
	const { text, map } = read(address);
	let started = performance.now();
	let places = findAll(text, selectors);
	const anchoredCold = performance.now() - started;
	for (let run = 0; run < 5; run++) {
		started = performance.now();
		places = findAll(text, selectors);
	}
	const anchoredWarm = performance.now() - started;
	await frame();
	const before = await frame();
	const found = places.filter((place) => place !== null);
	const marks = found.map((span, i) => ({
		id: String(i),
		type: 'note' as const,
		anchor: span,
		parts: [{ layer: 'mine' as const, span }],
	}));
	started = performance.now();
	new Painter().paint(marks, map, false);
	const painted = performance.now() - started;
	let longestGap = 0;
	let last = before;
	for (let i = 0; i < 10; i++) {
		const now = await frame();
		longestGap = Math.max(longestGap, now - last);
		last = now;
	}
	return { anchoredCold, anchoredWarm, painted, longestGap, found: found.length };
}

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
