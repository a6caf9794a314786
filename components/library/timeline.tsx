import { useMemo, useRef, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n';
import { otherAt } from '../../lib/library/actor';
import { type Catalogue, idOfStatement } from '../../lib/library/catalogue';
import { formatRoute } from '../../lib/library/route';
import { useWidth } from '../use-width';
import { polarityWord, stanceWord } from '../words';
import { day, published, written } from './dates';
import {
	timelineHeight as height,
	heightOf,
	laneHeight,
	lanes,
	layOut,
	type Placed,
	polarityOf,
} from './timeline-layout';

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
	// What is laid out for the width there is need not be scaled, which would make its words too small.
	const [ref, measured] = useWidth();
	const width = measured ?? 0;
	const chart = useMemo(
		() => (width > 0 ? layOut(catalogue, statements, width) : null),
		[catalogue, statements, width],
	);
	// Thousands of links take seconds to draw: many dots are one shape a lane, which is asked where it was met.
	const isDense = chart !== null && chart.placed.length > mostLinks;
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
		return chart?.placed.find(
			(one) => Math.hypot(one.x - x, heightOf(one) - y) <= one.radius * 1.4,
		);
	};
	if (statements.length === 0) return <p class="hint">{t('library.noStatementYet')}</p>;
	return (
		<figure class="timeline" ref={ref}>
			{chart && chart.placed.length > 0 && (
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
					{chart.ticks.map(({ x, label }) => (
						<g key={label}>
							<line x1={x} x2={x} y1={6} y2={height - 24} class="grid" />
							<text x={x} y={height - 6} text-anchor="middle">
								{label}
							</text>
						</g>
					))}
					{lanes.map((polarity, i) => (
						<g key={polarity} class={`p${polarity}`}>
							<line
								x1={0}
								x2={width}
								y1={(i + 1) * laneHeight}
								y2={(i + 1) * laneHeight}
								class="axis"
							/>
							<text x={0} y={i * laneHeight + 15}>
								<tspan class="lane">{polarityWord(polarity)}</tspan>
								<tspan dx={8}>{written(chart.counts[polarity + 1] ?? 0)}</tspan>
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
				{chart && chart.undated > 0 && (
					<span class="hint">{plural('library.undated', chart.undated)} </span>
				)}
				{chart && chart.placed.length > 0 && chart.hidden > 0 && (
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
