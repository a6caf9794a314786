import fc from 'fast-check';
import { expect, describe as group, test } from 'vitest';
import { describe, find, findAll, type Selector } from '.';

const story = `Palace denies knowing of the raid

The Elphberg Palace denied on Monday that it had known of the raid on Zenda, and said that “not one soldier” had crossed the river that night.

Zenda’s foreign minister, Anton Sapt, called the denial an insult. He urged the Council of the Rivers to send observers before the winter, when the passes close.

The Council has not met since spring. Its chair, Flavia Hentzau, said that she would call the members together as soon as the snow allowed it.`;

function selectorOf(words: string, text = story): Selector {
	const start = text.indexOf(words);
	return describe(text, { start, end: start + words.length });
}

function found(text: string, words: string): string | null {
	const place = find(text, selectorOf(words));
	return place && text.slice(place.start, place.end);
}

group('the same words', () => {
	test('where they were', () => {
		const selector = selectorOf('called the denial an insult');
		expect(find(story, selector)).toEqual({ ...selector.position, score: 1, changed: false });
	});

	test('further down', () => {
		const text = `Updated at noon.\n\n${story}`;
		const place = find(text, selectorOf('called the denial an insult'));
		expect(place?.start).toBe(text.indexOf('called the denial'));
		expect(place?.score).toBe(1);
	});

	test.each([
		['curly for straight', /[“”]/g, '"'],
		['a dash', / /g, '\u00a0'],
		['soft hyphens', /soldier/g, 'sol\u00addier'],
		['a ligature', /fi/g, 'ﬁ'],
		['upper case', /denied/g, 'DENIED'],
	])('in another typography: %s', (_, pattern, replacement) => {
		const text = story.replace(pattern, replacement);
		const words =
			'denied on Monday that it had known of the raid on Zenda, and said that “not one soldier”';
		expect(found(text, words)).toBe(words.replace(pattern, replacement));
		expect(find(text, selectorOf(words))?.changed).toBe(false);
	});

	test('the right one of several, when text before them was taken out', () => {
		const start = story.indexOf('Council', story.indexOf('The Council'));
		const selector = describe(story, { start, end: start + 7 });
		const text = story.slice(story.indexOf('Zenda’s'));
		expect(find(text, selector)?.start).toBe(text.indexOf('The Council') + 4);
	});

	test('in a paragraph that was moved', () => {
		const [headline, first, second, third] = story.split('\n\n');
		const text = [headline, third, second, first].join('\n\n');
		const words = 'known of the raid on Zenda';
		expect(find(text, selectorOf(words))?.start).toBe(text.indexOf(words));
	});
});

group('words that have changed', () => {
	test('one replaced, and the place is where it was', () => {
		const text = story.replace('called the denial an insult', 'called the answer an insult');
		expect(found(text, 'called the denial an insult')).toBe('called the answer an insult');
	});

	test('the first and last replaced: the bounds are those of whole words', () => {
		const text = story.replace(
			'urged the Council of the Rivers',
			'asked the Council of the Streams',
		);
		expect(found(text, 'urged the Council of the Rivers')).toBe('asked the Council of the Streams');
	});

	test('so much that the reader is told', () => {
		const text = story.replace('called the denial an insult', 'called that open insult');
		const place = find(text, selectorOf('called the denial an insult'));
		expect(place && text.slice(place.start, place.end)).toBe('called that open insult');
		expect(place?.changed).toBe(true);
	});

	test('words put in beside the quote stay out of it', () => {
		const text = story.replace('called the denial', 'angrily called the denial');
		expect(found(text, 'called the denial an insult')).toBe('called the denial an insult');
	});
});

group('an orphan', () => {
	test('is what was taken out, though its words stand elsewhere', () => {
		const text = story.replace('The Council has not met since spring. Its', 'Its');
		expect(find(text, selectorOf('The Council'))).toBeNull();
	});

	test('is what was rewritten', () => {
		const text = story.replace('called the denial an insult', 'left without a word');
		expect(find(text, selectorOf('called the denial an insult'))).toBeNull();
	});

	test('is a phrase of another article', () => {
		const other =
			'The foreign minister of Tolmark resigned on Monday. Its chair thanked him, and a clerk said that she would write to the embassy in the morning.';
		for (const words of ['foreign minister', 'on Monday', 'said that she would', 'Its chair']) {
			expect(find(other, selectorOf(words))).toBeNull();
		}
	});

	test('comes back with its words', () => {
		const selector = selectorOf('as soon as the snow allowed it');
		const cut = `${story.slice(0, story.indexOf('The Council has'))}Subscribe to read on.`;
		expect(find(cut, selector)).toBeNull();
		expect(find(`${cut}\n\n${story}`, selector)?.score).toBe(1);
	});
});

const words = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.constantFrom('Zenda', 'the raid', '🚢', 'e\u0301', '“', 'ﬁ', '\n\n', ' '),
	},
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const texts = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' '));

test('what is described is found, in any text', () => {
	fc.assert(
		fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
			const start = a % (text.length + 1);
			const selector = describe(text, { start, end: start + (b % (text.length - start + 1)) });
			const place = find(text, selector);
			if (selector.quote.exact === '') expect(place).toBeNull();
			else expect(place).toEqual({ ...selector.position, score: 1, changed: false });
		}),
	);
});

function splitsPair(text: string, at: number): boolean {
	return at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

test('whatever is looked for in whatever text: no error, no span outside, no pair cut', () => {
	const position = fc.record({ start: fc.integer(), end: fc.integer() });
	const quote = fc.record({ exact: texts, prefix: texts, suffix: texts });
	const free = fc.record({ position, quote });
	fc.assert(
		fc.property(texts, texts, fc.array(free, { maxLength: 3 }), fc.nat(), (old, text, all, at) => {
			const start = at % (old.length + 1);
			const selectors = [describe(old, { start, end: start + 40 }), ...all];
			for (const place of findAll(`${text} ${old.slice(at % 7)} ${text}`, selectors)) {
				if (!place) continue;
				const whole = `${text} ${old.slice(at % 7)} ${text}`;
				expect(place.start).toBeGreaterThanOrEqual(0);
				expect(place.start).toBeLessThan(place.end);
				expect(place.end).toBeLessThanOrEqual(whole.length);
				expect(place.score).toBeGreaterThanOrEqual(0.65);
				expect(place.score).toBeLessThanOrEqual(1);
				expect(splitsPair(whole, place.start) || splitsPair(whole, place.end)).toBe(false);
			}
		}),
	);
});

test('many at once are found as each alone', () => {
	const text = `${story.replace('observers', 'two observers')}\n\nCorrected on Tuesday.`;
	const selectors = [...story.matchAll(/\S+ \S+ \S+/g)].map(({ index, 0: { length } }) =>
		describe(story, { start: index, end: index + length }),
	);
	const all = findAll(text, selectors);
	expect(all).toEqual(selectors.map((selector) => find(text, selector)));
	expect(all.filter(Boolean).length).toBe(all.length);
});

test('a hostile page takes no longer than it may', () => {
	const text = 'a'.repeat(100_000);
	const selectors = Array.from({ length: 20 }, (_, i) =>
		describe('ab'.repeat(2_000), { start: i, end: i + 1_500 }),
	);
	const started = performance.now();
	findAll(text, selectors);
	findAll('ab '.repeat(40_000), selectors);
	expect(performance.now() - started).toBeLessThan(5_000);
});
