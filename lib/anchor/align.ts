import type { Span } from '../annotation';

/**
 * The costs of edits. A unit changed into another costs more than one taken out, less than one
 * taken out and another put in: so whole words are taken out and put in, rather than each letter
 * turned into one that happens to stand there. What befalls the quote costs a little more, so that
 * of two ways that are as good, the one is taken that leaves the quote in one piece.
 */
const indelCost = 16;
const changeCost = 24;
const quoteCost = 1;

const same = 0;
const deletion = 1;
const insertion = 2;
const unreachable = 0x3fffffff;

let directions = new Uint8Array(1 << 16);

/**
 * Aligns the whole of `pattern` to the whole of `text`: for each unit of the pattern, the unit of
 * the text that it became, or -1 where it was taken out.
 *
 * They are known to be at most `errors` edits apart, so that only a band of the table need be
 * filled (Ukkonen 1985).
 *
 * @param quote what of the pattern is the quote; may reach beyond it
 * @param open the end of the text at which as much as may be is left out, at no cost
 */
export function align(
	pattern: string,
	text: string,
	errors: number,
	quote: Span,
	open: 'start' | 'end' | null = null,
): Int32Array {
	const partner = new Int32Array(pattern.length).fill(-1);
	// What is the same at both ends is aligned in a best alignment too.
	let head = 0;
	const shorter = Math.min(pattern.length, text.length);
	while (open !== 'start' && head < shorter && pattern.charCodeAt(head) === text.charCodeAt(head)) {
		partner[head] = head;
		head++;
	}
	let tail = 0;
	while (
		open !== 'end' &&
		tail < shorter - head &&
		pattern.charCodeAt(pattern.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
	) {
		tail++;
		partner[pattern.length - tail] = text.length - tail;
	}
	const rows = pattern.length - head - tail;
	const columns = text.length - head - tail;
	if (rows === 0 || columns === 0) return partner;

	// Diagonals (column - row) from `low` to `high`.
	const most = Math.ceil((errors * changeCost) / indelCost);
	const band = Math.max(most, Math.abs(columns - rows));
	const low = Math.max(-rows, -band);
	const high = Math.min(columns, band);
	const width = high - low + 1;
	if (directions.length < (rows + 1) * width) directions = new Uint8Array((rows + 1) * width * 2);
	let above = new Int32Array(width + 2).fill(unreachable);
	let current = new Int32Array(width + 2).fill(unreachable);
	for (let row = 0; row <= rows; row++) {
		const unit = pattern.charCodeAt(head + row - 1);
		const isQuote = head + row > quote.start && head + row <= quote.end;
		const deleteCost = indelCost + (isQuote ? quoteCost : 0);
		const replaceCost = changeCost + (isQuote ? quoteCost : 0);
		const insertCost = indelCost + (isQuote && head + row < quote.end ? quoteCost : 0);
		for (let place = 0; place < width; place++) {
			const column = row + low + place;
			if (column < 0 || column > columns) {
				current[place + 1] = unreachable;
				continue;
			}
			if (row === 0) {
				current[place + 1] = open === 'start' ? 0 : column * insertCost;
				directions[place] = insertion;
				continue;
			}
			// Diagonal of the row above is at the same place, straight above one further.
			let least = (above[place + 2] ?? unreachable) + deleteCost;
			let direction = deletion;
			const inserted = place > 0 ? (current[place] ?? unreachable) + insertCost : unreachable;
			if (inserted < least) {
				least = inserted;
				direction = insertion;
			}
			if (column > 0) {
				const differs = text.charCodeAt(head + column - 1) === unit ? 0 : replaceCost;
				const diagonal = (above[place + 1] ?? unreachable) + differs;
				if (diagonal <= least) {
					least = diagonal;
					direction = same;
				}
			}
			current[place + 1] = least;
			directions[row * width + place] = direction;
		}
		[above, current] = [current, above];
		current.fill(unreachable);
	}
	let row = rows;
	let column = columns;
	if (open === 'end') {
		// The shortest of the best: `above` is the last row.
		let least = unreachable;
		for (let place = 0; place < width; place++) {
			if ((above[place + 1] ?? unreachable) >= least) continue;
			least = above[place + 1] ?? unreachable;
			column = rows + low + place;
		}
	}
	while (row > 0 && column >= 0) {
		const direction = directions[row * width + column - row - low];
		if (direction === insertion) column--;
		else {
			if (direction === same) {
				column--;
				partner[head + row - 1] = head + column;
			}
			row--;
		}
	}
	return partner;
}
