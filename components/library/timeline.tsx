import { useMemo, useRef, useState } from 'preact/hooks';
import type { Polarity } from '../../lib/annotation';
import { plural, t, words } from '../../lib/i18n';
import { otherAt } from '../../lib/library/actor';
import { type Catalogue, idOfStatement } from '../../lib/library/catalogue';
import { formatRoute } from '../../lib/library/route';
import { polarityWord, stanceWord } from '../words';
import { day, published, written } from './dates';

const width = 760;
const left = 74;
const lane = 66;
const lanes = [1, 0, -1] as const;
/** Dots on top of one another in a lane; more make the dots smaller. */
const stack = 6;
/** Dots that are links of their own. */
const mostLinks = 300;
/** More rows of the table are not written out. */
const tableRows = 200;

/** The stances over time: each dot a statement, in the lane of its polarity, and the table behind it. */
export function Timeline({
	catalogue,
	statements,
	name,
	toward,
}: {
	catalogue: Catalogue;
	/** Places in the catalogue, oldest first. */
	statements: Uint32Array;
	name: string;
	/** Whether they are what others say of it. */
	toward: boolean;
}) {
	const [isTable, setTable] = useState(false);
	const chart = useMemo(() => layOut(catalogue, statements), [catalogue, statements]);
	const height = lane * lanes.length + 26;
	// Thousands of links take seconds to draw: many dots are one shape a lane, which is asked where it was met.
	const isDense = chart.placed.length > mostLinks;
	const title = useRef<HTMLTitleElement>(null);
	const articleOf = (statement: number) =>
		catalogue.articles[catalogue.articleOf[statement] ?? -1] ?? null;
	const nameOf = (statement: number) =>
		otherAt(catalogue, toward ? 'source' : 'target', statement)?.name;
	const hrefOf = (statement: number) =>
		formatRoute({
			page: 'article',
			id: articleOf(statement)?.id ?? '',
			at: idOfStatement(catalogue, statement),
			query: '',
		});
	const titleOf = ({ statement, polarity, more }: Placed): string => {
		const article = articleOf(statement);
		const at = article?.published ?? null;
		const said = {
			date: at === null ? '' : day(at),
			stance: stanceWord(polarity),
			outlet: article?.outlet ?? '',
		};
		const name = nameOf(statement);
		const title =
			name === undefined
				? t('library.dot.alone', said)
				: t(toward ? 'library.dot.by' : 'library.dot.toward', { ...said, name });
		return more > 0 ? plural('library.dotMore', more, { dot: title }) : title;
	};
	const dotAt = (event: preact.TargetedMouseEvent<SVGSVGElement>): Placed | undefined => {
		const box = event.currentTarget.getBoundingClientRect();
		const x = ((event.clientX - box.left) * width) / box.width;
		const y = ((event.clientY - box.top) * height) / box.height;
		return chart.placed.find((one) => Math.hypot(one.x - x, heightOf(one) - y) <= one.radius * 1.4);
	};
	if (statements.length === 0) return <p class="hint">{t('library.noStatementYet')}</p>;
	return (
		<figure class="timeline">
			{chart.placed.length > 0 && (
				// biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard, the table leads to the same.
				// biome-ignore lint/a11y/useSemanticElements: a fieldset can't hold a drawing's parts; its dots are links, so that it is no image either.
				<svg
					onClick={(event) => {
						const one = isDense ? dotAt(event) : undefined;
						if (one) location.hash = hrefOf(one.statement);
					}}
					onPointerMove={(event) => {
						const { currentTarget: drawing } = event;
						const one = isDense ? dotAt(event) : undefined;
						drawing.style.cursor = one ? 'pointer' : '';
						if (title.current) title.current.textContent = one ? titleOf(one) : '';
					}}
					viewBox={`0 0 ${width} ${height}`}
					role="group"
					aria-label={plural(
						toward ? 'library.timelineToward' : 'library.timelineBy',
						statements.length,
						{ name },
					)}
				>
					{isDense && <title ref={title} />}
					{lanes.map((polarity, i) => (
						<g key={polarity} class={`p${polarity}`}>
							<line x1={left} x2={width} y1={(i + 1) * lane} y2={(i + 1) * lane} class="axis" />
							<text x={0} y={i * lane + lane / 2 + 10} class="lane">
								{polarityWord(polarity)}
							</text>
							<text x={0} y={i * lane + lane / 2 + 25} class="tick">
								{written(chart.counts[polarity + 1] ?? 0)}
							</text>
						</g>
					))}
					{chart.ticks.map(({ x, label }) => (
						<g key={label}>
							<line x1={x} x2={x} y1={6} y2={height - 24} class="grid" />
							<text x={x} y={height - 6} class="tick" text-anchor="middle">
								{label}
							</text>
						</g>
					))}
					{isDense
						? lanes.map((polarity) => (
								<path
									key={polarity}
									class={`dot p${polarity}`}
									d={chart.placed
										.filter((one) => one.polarity === polarity)
										.map(outlineOf)
										.join('')}
								/>
							))
						: chart.placed.map((one) => (
								<a key={one.statement} tabIndex={-1} href={hrefOf(one.statement)}>
									<path class={`dot p${one.polarity}`} d={outlineOf(one)} />
									<title>{titleOf(one)}</title>
								</a>
							))}
				</svg>
			)}
			<figcaption>
				{chart.undated > 0 && <span class="hint">{plural('library.undated', chart.undated)} </span>}
				{chart.placed.length > 0 && chart.hidden > 0 && (
					<span class="hint">{plural('library.overlaid', chart.hidden)} </span>
				)}
				<button
					type="button"
					class="link"
					aria-expanded={isTable}
					onClick={() => setTable(!isTable)}
				>
					{t(isTable ? 'library.hideTable' : 'library.showTable')}
				</button>
			</figcaption>
			{isTable && (
				<section
					class="table"
					// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
					tabIndex={0}
					aria-label={t(toward ? 'library.statementsToward' : 'library.statementsBy', { name })}
				>
					<table>
						<thead>
							<tr>
								<th scope="col">{t('library.date')}</th>
								<th scope="col">{t('library.stance')}</th>
								<th scope="col">{t(toward ? 'library.column.who' : 'library.column.toward')}</th>
								<th scope="col">{t('library.outlet')}</th>
								<th scope="col">{t('library.article')}</th>
							</tr>
						</thead>
						<tbody>
							{[...statements.slice(-tableRows)].reverse().map((statement) => {
								const article = articleOf(statement);
								return (
									<tr key={statement}>
										<td>{published(article?.published ?? null)}</td>
										<td>{polarityWord(polarityOf(catalogue, statement))}</td>
										<td>
											<bdi>{nameOf(statement) ?? t('words.unnamed')}</bdi>
										</td>
										<td>
											<bdi>{article?.outlet}</bdi>
										</td>
										<td>
											<a href={hrefOf(statement)}>
												<bdi>{article?.title}</bdi>
											</a>
										</td>
									</tr>
								);
							})}
						</tbody>
					</table>
					{statements.length > tableRows && (
						<p class="hint">
							{t('library.newestOf', { shown: tableRows, all: statements.length })}
						</p>
					)}
				</section>
			)}
		</figure>
	);
}

const polarityOf = (catalogue: Catalogue, statement: number): Polarity =>
	(catalogue.polarity[statement] ?? 0) as Polarity;

/** The height of a dot's middle in the drawing. */
function heightOf({ polarity, row, radius }: Placed): number {
	const i = lanes.indexOf(polarity);
	return (i + 1) * lane - 6 - radius - row * radius * 2.1;
}

/** Each polarity has a shape of its own: what opposes is a diamond, what reports hollow. */
function outlineOf(one: Placed): string {
	const { polarity, x, radius } = one;
	const y = heightOf(one);
	if (polarity === -1) {
		const r = radius * 1.15;
		return `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;
	}
	const r = radius - (polarity === 0 ? 0.75 : 0);
	return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

/** A dot. */
interface Placed {
	statement: number;
	polarity: Polarity;
	x: number;
	/** How many lie under it. */
	row: number;
	radius: number;
	/** How many more would lie on top of it. */
	more: number;
}

function layOut(catalogue: Catalogue, statements: Uint32Array) {
	const { articles, articleOf } = catalogue;
	const dates = Float64Array.from(
		statements,
		(statement) => articles[articleOf[statement] ?? -1]?.published ?? Number.NaN,
	);
	/** Of each polarity, from -1. */
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
	const margin = Math.max((last - first) * 0.02, 15 * 86_400_000);
	const [from, to] = [first - margin, last + margin];
	const xOf = (date: number) => left + ((date - from) / (to - from)) * (width - left - 8);
	const radius = dated > 400 ? 3 : 4.5;
	const rows = Math.max(1, Math.floor((lane - 12) / (radius * 2.1)));
	const taken = new Map<number, Placed[]>();
	const placed: Placed[] = [];
	let hidden = 0;
	for (let i = 0; i < statements.length; i++) {
		const date = dates[i] ?? Number.NaN;
		if (Number.isNaN(date)) continue;
		const statement = statements[i] ?? 0;
		const polarity = polarityOf(catalogue, statement);
		const column = Math.round(xOf(date) / (radius * 2.1));
		const key = column * lanes.length + polarity + 1;
		let under = taken.get(key);
		if (!under) {
			under = [];
			taken.set(key, under);
		}
		if (under.length >= Math.min(rows, Math.max(stack, rows))) {
			hidden++;
			const top = under[under.length - 1];
			if (top) top.more++;
			continue;
		}
		const x = column * radius * 2.1;
		const one = { statement, polarity, x, row: under.length, radius, more: 0 };
		under.push(one);
		placed.push(one);
	}
	return {
		placed,
		hidden,
		counts,
		undated: statements.length - dated,
		ticks: dated > 0 ? ticksOf(from, to, xOf) : [],
	};
}

function ticksOf(from: number, to: number, xOf: (date: number) => number) {
	const years = (to - from) / (365.25 * 86_400_000);
	const months = [1, 3, 6, 12, 24, 60, 120].find((step) => (years * 12) / step <= 8) ?? 240;
	const format = new Intl.DateTimeFormat(words().locale, {
		year: 'numeric',
		...(months < 12 ? { month: 'short' } : {}),
		timeZone: 'UTC',
	});
	const start = new Date(from);
	const ticks: { x: number; label: string }[] = [];
	const index = start.getUTCFullYear() * 12 + start.getUTCMonth();
	for (let at = Math.ceil(index / months) * months; ; at += months) {
		const date = Date.UTC(Math.floor(at / 12), at % 12, 1);
		if (date > to) return ticks;
		const x = xOf(date);
		if (x > left + 16 && x < width - 24) ticks.push({ x, label: format.format(date) });
	}
}
