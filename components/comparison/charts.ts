import * as Plot from '@observablehq/plot';
import type { Comparison } from '../../lib/coverage/comparison';
import { sideOf } from '../../lib/coverage/stances';
import { number, plural, t } from '../../lib/i18n';
import { outletName } from './figures';

/** A chart and the table behind it. */
export interface ChartData {
	title: string;
	/** In one sentence, for those who don't see it. */
	description: string;
	header: string[];
	rows: (string | number)[][];
	draw(document: Document, width: number): Element;
}

const mostActors = 8;
const mostPairs = 10;
/** Longest name beside another, in UTF-16 code units. */
const longestName = 26;

const short = (name: string): string =>
	name.length <= longestName ? name : `${name.slice(0, longestName - 1)}…`;

// Style properties of the page, so that charts follow its colours, in print and in the dark, too.
const ink = 'var(--ink, currentColor)';
const soft = 'var(--soft, currentColor)';
const bar = 'var(--supports, #005faf)';
/** Of all words, in CSS pixels; said in comparison.css, too. */
const fontSize = 12;
const style = { background: 'transparent', color: ink, overflow: 'visible' };
/** So many CSS pixels, as Plot reckons: with the widths of Helvetica's letters, from which other fonts differ by up to a quarter. */
const ems = (room: number) => room / (1.25 * fontSize);
const shortened = (room: number) => ({ lineWidth: ems(room), textOverflow: 'ellipsis' }) as const;

export function mentionsChart(comparison: Comparison): ChartData {
	const outlets = comparison.outlets.map(({ name }) => outletName(name));
	const top = comparison.appearances.slice(0, mostActors);
	const points = top.flatMap(({ actor, cells }) =>
		cells.map((cell, i) => ({
			actor: comparison.actors[actor]?.name ?? '',
			outlet: outlets[i] ?? '',
			count: cell.count,
			of: cell.of,
		})),
	);
	return {
		title: t('comparison.mentionsTitle'),
		description: plural('comparison.mentionsMeans', outlets.length, { actors: top.length }),
		header: [
			t('common.actor'),
			t('comparison.column.outlet'),
			t('comparison.column.mentions'),
			t('comparison.column.ofAll'),
		],
		rows: points.map(({ actor, outlet, count, of }) => [actor, outlet, count, of]),
		draw: (document, width) => {
			const marginLeft = Math.min(170, Math.round(width * 0.42));
			return Plot.plot({
				document,
				width,
				height: 52 + top.length * (outlets.length * 15 + 22),
				marginLeft,
				marginRight: 40,
				marginTop: 24,
				style,
				x: {
					label: t('comparison.mentionsAxis'),
					labelAnchor: 'center',
					labelOffset: 32,
					ticks: Math.min(5, width / 100),
					nice: true,
				},
				marginBottom: 36,
				y: { label: null, tickSize: 0, axis: null },
				fy: { label: null, axis: null, padding: 0.25 },
				marks: [
					Plot.barX(points, {
						x: 'count',
						y: 'outlet',
						fy: 'actor',
						fill: bar,
						sort: { fy: null, y: null },
					}),
					Plot.text(points, {
						x: 'count',
						y: 'outlet',
						fy: 'actor',
						text: ({ count }: { count: number }) => number(count),
						textAnchor: 'start',
						dx: 4,
						fill: ink,
					}),
					Plot.text(points, {
						x: 0,
						y: 'outlet',
						fy: 'actor',
						text: 'outlet',
						...shortened(marginLeft - 6),
						textAnchor: 'end',
						dx: -6,
						fill: soft,
					}),
					Plot.text(
						points.filter(({ outlet }) => outlet === outlets[0]),
						{
							x: 0,
							y: 'outlet',
							fy: 'actor',
							text: 'actor',
							...shortened(width - marginLeft),
							textAnchor: 'start',
							dy: -15,
							fontWeight: 'bold',
							fill: ink,
						},
					),
					Plot.ruleX([0], { stroke: soft }),
				],
			});
		},
	};
}

/** When who took which side; null where fewer than two days are known. */
export function timeChart(comparison: Comparison): ChartData | null {
	const courses = comparison.time.courses.slice(0, mostPairs);
	if (courses.length === 0) return null;
	const name = (actor: number) => comparison.actors[actor]?.name ?? '';
	const points = courses.flatMap(({ source, target, points }) =>
		points.map((point) => ({
			pair: t('comparison.pair', {
				source: short(name(source)),
				target: short(name(target)),
			}),
			date: new Date(point.published),
			day: point.published.slice(0, 10),
			outlet: outletName(comparison.outlets[point.outlet]?.name ?? null),
			side: sideWords(sideOf(point)),
			supports: point.supports,
			opposes: point.opposes,
			neutral: point.neutral,
		})),
	);
	const pairs = [...new Set(points.map(({ pair }) => pair))];
	const sides = (['supports', 'opposes', 'both', 'reports'] as const).map((side) =>
		t(`comparison.side.${side}`),
	);
	return {
		title: t('comparison.howStancesMoved'),
		description: t('comparison.timeMeans'),
		header: [
			t('comparison.sourceTarget'),
			t('comparison.column.date'),
			t('comparison.column.outlet'),
			t('comparison.column.side'),
			t('words.polarity.supports'),
			t('words.polarity.opposes'),
			t('comparison.column.noSide'),
		],
		rows: points.map((p) => [p.pair, p.day, p.outlet, p.side, p.supports, p.opposes, p.neutral]),
		draw: (document, width) =>
			Plot.plot({
				document,
				width,
				height: 40 + courses.length * 52,
				marginLeft: 4,
				marginRight: 20,
				style,
				x: { type: 'utc', label: null, ticks: Math.max(2, Math.min(6, width / 130)), inset: 10 },
				// A pair's names stand above its line, where they have the whole width, twice over.
				y: { axis: null, domain: pairs, grid: true },
				symbol: { domain: sides, range: ['plus', 'times', 'diamond', 'circle'] },
				color: {
					domain: sides,
					range: ['var(--supports, #005faf)', 'var(--opposes, #a63d00)', ink, soft],
				},
				marks: [
					Plot.text(pairs, {
						frameAnchor: 'left',
						y: (pair: string) => pair,
						text: (pair: string) => pair,
						lineWidth: ems(width - 24),
						lineAnchor: 'bottom',
						dy: -13,
						fill: ink,
					}),
					Plot.dot(points, {
						x: 'date',
						y: 'pair',
						symbol: 'side',
						stroke: 'side',
						strokeWidth: 2.2,
						r: 5,
					}),
				],
			}),
	};
}

function sideWords(side: ReturnType<typeof sideOf>): string {
	if (side === null) return t('comparison.side.reports');
	if (side === 1) return t('comparison.side.supports');
	return t(side === -1 ? 'comparison.side.opposes' : 'comparison.side.both');
}
