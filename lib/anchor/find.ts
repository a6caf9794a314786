import { type Folded, fold } from './fold';
import { type Pattern, patternOf, withContext } from './pattern';
import { type Place, placeIn } from './place';
import { isHole, isMoved } from './score';
import { indexOf, type Seeds, slack } from './seeds';
import { anchored, type Found, type Selector, unchanged } from './selector';

/** Context beyond this tells repeated words apart, but isn't searched for where it has changed. */
const contextSearched = 64;
/** Places looked at closely, by quote with context and by the quote alone. */
const mostPlaces = 4;
/** So much of quote and context being the same, no other place need be looked at. */
const goodEnough = 0.9;
/** The same where its neighbours say that it should be; the same words elsewhere are not it. */
const likely = 0.6;
/** A place with fewer votes than this part of the most is not looked at where that served. */
const rival = 0.5;
/** Of two places, how much the quote's likeness counts beside that of the whole. */
const ofQuote = 0.25;
/** Two places between which this is all the difference are as good. */
const asGood = 0.01;
/** The part of a pattern's strings, and of the quote's alone, that a place must share. */
const leastSeeds = 0.1;
const leastSeedsOfQuote = 0.25;

/**
 * Where a text has what a selector describes; null where it is not there (an orphan). Never throws.
 *
 * As it was: the same words at the same position in the same context. Else the same words in the
 * same context elsewhere. Else the most alike of the few places that share strings with it.
 */
export function find(text: string, selector: Selector): Found | null {
	return findAll(text, [selector])[0] ?? null;
}

/**
 * As `find`, for many selectors of one text, in their order. The text is read only once, and what
 * has been found tells where its neighbours are likely to be.
 */
export function findAll(text: string, selectors: readonly Selector[]): (Found | null)[] {
	const found: (Found | null)[] = selectors.map(() => null);
	let searched: Searched | null = null;
	/** How far the last one has moved; null where none has been found yet. */
	let drift: number | null = null;
	const order = selectors.map((_, index) => index);
	const startOf = (index: number): number => selectors[index]?.position.start ?? 0;
	order.sort((a, b) => startOf(a) - startOf(b));
	for (const index of order) {
		const selector = selectors[index];
		if (!selector || selector.quote.exact === '') continue;
		const { start, end } = selector.position;
		if (isAsItWas(text, selector)) found[index] = { start, end, score: 1, changed: false };
		else {
			searched ??= new Searched(text);
			found[index] = searched.find(selector, drift);
		}
		const place = found[index];
		if (place) drift = place.start - start;
	}
	return found;
}

function isAsItWas(text: string, { position, quote }: Selector): boolean {
	const { start, end } = position;
	return (
		start >= quote.prefix.length &&
		end - start === quote.exact.length &&
		end <= text.length &&
		text.startsWith(quote.exact, start) &&
		text.startsWith(quote.prefix, start - quote.prefix.length) &&
		text.startsWith(quote.suffix, end)
	);
}

/** A text made ready for many searches. */
class Searched {
	private readonly folded: Folded;
	private readonly seeds: Seeds;

	constructor(text: string) {
		this.folded = fold(text);
		this.seeds = indexOf(this.folded.text);
	}

	/** @param drift how far its neighbour has moved, where that is known */
	find(selector: Selector, drift: number | null): Found | null {
		const whole = patternOf(selector);
		if (whole.start === whole.end) return null;
		const same = this.occurrence(whole, selector.position.start);
		if (same !== null) return this.unfold(same + whole.start, same + whole.end, 1, 1);
		const pattern = withContext(whole, contextSearched);
		const { start } = selector.position;
		const place =
			(drift === null ? null : this.beside(pattern, start + drift)) ??
			this.mostAlike(pattern, start);
		return place && this.unfold(place.start, place.end, place.score, place.quote);
	}

	/** Where quote and context stand unchanged, nearest to where they were. */
	private occurrence(pattern: Pattern, position: number): number | null {
		const distance = (at: number): number =>
			Math.abs((this.folded.from[at + pattern.start] ?? 0) - position);
		let nearest: number | null = null;
		for (const at of this.seeds.occurrences(pattern.text)) {
			if (nearest === null || distance(at) < distance(nearest)) nearest = at;
		}
		return nearest;
	}

	/**
	 * The place where it stands if it moved as its neighbour did; null where that is not so alike
	 * that no other need be looked at.
	 *
	 * @param position in the text as it was before it was folded
	 */
	private beside(pattern: Pattern, position: number): Place | null {
		const begin = lowerBound(this.folded.from, position) - pattern.start;
		const place = this.placeAround(pattern, begin);
		return place && place.whole >= likely && place.score >= unchanged ? place : null;
	}

	private placeAround(pattern: Pattern, begin: number): Place | null {
		const { length } = pattern.text;
		const margin = slack + (length >> 2);
		const start = Math.max(0, begin - margin);
		const end = Math.min(this.folded.text.length, begin + length + margin);
		return start < end ? placeIn(this.folded.text, { start, end }, pattern, this.seeds) : null;
	}

	private mostAlike(pattern: Pattern, position: number): Place | null {
		const places = this.placesOf(pattern);
		// Words that stand elsewhere too were not moved there when they were taken out here.
		const isGone = places.some(isHole);
		let best: Place | null = null;
		for (const place of places) {
			if (place.score < anchored || (isGone && !isMoved(place))) continue;
			if (!best || this.isBetter(place, best, position)) best = place;
		}
		return best;
	}

	/** More of quote and context is the same, or as much and it is nearer to where it was. */
	private isBetter(one: Place, other: Place, position: number): boolean {
		const lead = one.whole - other.whole + (one.quote - other.quote) * ofQuote;
		if (Math.abs(lead) > asGood) return lead > 0;
		const distance = ({ start }: Place): number =>
			Math.abs((this.folded.from[start] ?? 0) - position);
		return distance(one) < distance(other);
	}

	private placesOf(pattern: Pattern): Place[] {
		const { length } = pattern.text;
		const places: Place[] = [];
		const looked: number[] = [];
		const isFound = (): boolean => places.some(({ score }) => score >= anchored);
		const look = (from: number, to: number, least: number): void => {
			const candidates = this.seeds.candidates(pattern.text, from, to, least, mostPlaces);
			const most = candidates[0]?.votes ?? 0;
			for (const { begin, votes } of candidates) {
				// Once there is a place, only one that shares about as much can be the better.
				if (votes < most * rival && isFound()) return;
				if (looked.some((other) => Math.abs(other - begin) < slack)) continue;
				looked.push(begin);
				const place = this.placeAround(pattern, begin);
				if (place) places.push(place);
				if (place && place.whole >= goodEnough) return;
			}
		};
		look(0, length, leastSeeds);
		if (!isFound()) look(pattern.start, pattern.end, leastSeedsOfQuote);
		return places;
	}

	private unfold(start: number, end: number, score: number, quote: number): Found {
		return {
			start: this.folded.from[start] ?? 0,
			end: this.folded.to[end - 1] ?? 0,
			score,
			// Intact context makes the place sure; it doesn't make the words the same.
			changed: Math.min(score, quote) < unchanged,
		};
	}
}

/** The first index whose value is not below `value`, in values that rise. */
function lowerBound(values: Int32Array, value: number): number {
	let low = 0;
	let high = values.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((values[middle] ?? 0) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
