/** Where the parts of a timeline stand, in CSS pixels from its top left; pure. */
import type { Polarity } from '../../lib/annotation';
import { words } from '../../lib/i18n';
import type { Catalogue } from '../../lib/library/catalogue';
import { day } from './dates';

/** From the top. */
export const lanes = [1, 0, -1] as const;
export const laneHeight = 76;
export const timelineHeight = laneHeight * lanes.length + 26;
/** The upper part of a lane, which its name and number have for themselves. */
const laneHead = 20;
/** Between a lane's line and the dots on it. */
const aboveLine = 6;
/** Beside the dots. */
const edge = 10;
/** So wide is no month or year at 12 px in any of our languages. */
const monthRoom = 90;
const yearRoom = 50;
const dayMs = 86_400_000;

/** A dot. */
export interface Placed {
	statement: number;
	polarity: Polarity;
	x: number;
	/** How many lie under it. */
	row: number;
	radius: number;
	/** How many more would lie on top of it. */
	more: number;
}

/** A date on the axis. */
export interface Tick {
	x: number;
	label: string;
}

export interface TimelineLayout {
	placed: Placed[];
	/** Statements without a dot of their own, since no more fit on top of one another. */
	hidden: number;
	/** Statements of each polarity, from -1. */
	counts: number[];
	undated: number;
	ticks: Tick[];
}

/** What a timeline asks of a catalogue. */
export type Dated = Pick<Catalogue, 'articleOf' | 'polarity'> & {
	articles: readonly ({ published: number | null } | null)[];
};

/**
 * @param statements places in the catalogue
 * @param width of the drawing
 */
export function layOut(catalogue: Dated, statements: Uint32Array, width: number): TimelineLayout {
	const { articles, articleOf } = catalogue;
	const dates = Float64Array.from(
		statements,
		(statement) => articles[articleOf[statement] ?? -1]?.published ?? Number.NaN,
	);
	const counts = [0, 0, 0];
	let [first, last, dated] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
	for (let i = 0; i < statements.length; i++) {
		const lane = polarityOf(catalogue, statements[i] ?? 0) + 1;
		counts[lane] = (counts[lane] ?? 0) + 1;
		const date = dates[i] ?? Number.NaN;
		if (Number.isNaN(date)) continue;
		dated++;
		first = Math.min(first, date);
		last = Math.max(last, date);
	}
	// A single day stands in the middle of a month.
	const margin = Math.max((last - first) * 0.02, 15 * dayMs);
	const [from, to] = [first - margin, last + margin];
	const xOf = (date: number) => edge + ((date - from) / (to - from)) * (width - 2 * edge);
	const radius = dated > 400 ? 3 : 4.5;
	const step = radius * 2.1;
	const rows = Math.floor((laneHeight - laneHead - aboveLine) / step);
	const taken = new Map<number, Placed[]>();
	const placed: Placed[] = [];
	let hidden = 0;
	for (let i = 0; i < statements.length; i++) {
		const date = dates[i] ?? Number.NaN;
		if (Number.isNaN(date)) continue;
		const statement = statements[i] ?? 0;
		const polarity = polarityOf(catalogue, statement);
		const column = Math.round(xOf(date) / step);
		const key = column * lanes.length + polarity + 1;
		let under = taken.get(key);
		if (!under) {
			under = [];
			taken.set(key, under);
		}
		if (under.length >= rows) {
			hidden++;
			const top = under[under.length - 1];
			if (top) top.more++;
			continue;
		}
		const one = { statement, polarity, x: column * step, row: under.length, radius, more: 0 };
		under.push(one);
		placed.push(one);
	}
	return {
		placed,
		hidden,
		counts,
		undated: statements.length - dated,
		ticks: dated > 0 ? ticksOf(from, to, width, xOf) : [],
	};
}

export const polarityOf = (catalogue: Dated, statement: number): Polarity =>
	(catalogue.polarity[statement] ?? 0) as Polarity;

/** The height of a dot's middle in the drawing. */
export function heightOf({ polarity, row, radius }: Placed): number {
	const i = lanes.indexOf(polarity);
	return (i + 1) * laneHeight - aboveLine - radius - row * radius * 2.1;
}

/** As many months or years as have room for their names, or the day in the middle where there is none. */
function ticksOf(from: number, to: number, width: number, xOf: (date: number) => number): Tick[] {
	const months = (to - from) / (30.44 * dayMs);
	const roomOf = (step: number) => (step < 12 ? monthRoom : yearRoom);
	const step =
		[1, 3, 6, 12, 24, 60, 120].find((one) => (months / one) * roomOf(one) <= width) ?? 240;
	const format = new Intl.DateTimeFormat(words().locale, {
		year: 'numeric',
		...(step < 12 ? { month: 'short' } : {}),
		timeZone: 'UTC',
	});
	const half = roomOf(step) / 2;
	const start = new Date(from);
	const ticks: Tick[] = [];
	const index = start.getUTCFullYear() * 12 + start.getUTCMonth();
	for (let at = Math.ceil(index / step) * step; ; at += step) {
		const date = Date.UTC(Math.floor(at / 12), at % 12, 1);
		if (date > to) break;
		const x = xOf(date);
		if (x >= half && x <= width - half) ticks.push({ x, label: format.format(date) });
	}
	if (ticks.length > 0) return ticks;
	const middle = (from + to) / 2;
	return [{ x: xOf(middle), label: day(middle) }];
}
