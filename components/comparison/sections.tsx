import type {
	Comparison,
	StanceRelation,
	ToldStatement,
	WordsRow,
} from '../../lib/coverage/comparison';
import { day, figure, outletName } from '../../lib/coverage/figures';
import { sideOf } from '../../lib/coverage/stances';
import { Figure } from './evidence';
import { More, OutletTable } from './table';
import { useSetting } from './use-setting';

const mostRows = 20;
const mostSingles = 40;

const nameOf = ({ actors }: Comparison, actor: number | null): string =>
	actor === null ? 'Someone unnamed' : (actors[actor]?.name ?? 'Someone unnamed');

export function Appearances() {
	const { comparison } = useSetting();
	const rows = comparison.appearances.slice(0, mostRows);
	return (
		<>
			<p class="soft">
				Mentions, of all mentions of named actors by that outlet; whether it is in the headline, or
				only in the last quarter of the text.
			</p>
			<OutletTable
				title="Who appears"
				first="Actor"
				rows={rows.map(({ actor, cells }) => ({
					key: String(actor),
					head: nameOf(comparison, actor),
					cells: cells.map((cell) =>
						cell.count === 0 ? (
							<span class="none">not mentioned</span>
						) : (
							<>
								<Figure evidence={cell.evidence} label={`mentions of ${nameOf(comparison, actor)}`}>
									{figure(cell.count, cell.of)}
								</Figure>
								{cell.headline > 0 && <span class="badge">in the headline</span>}
								{cell.tailOnly > 0 && <span class="badge">only in the tail</span>}
							</>
						),
					),
				}))}
			/>
			<More shown={rows.length} all={comparison.appearances.length} what="actors" />
		</>
	);
}

export function Voices() {
	const { comparison } = useSetting();
	const rows = comparison.voices.slice(0, mostRows);
	const silent = comparison.neverHeard.slice(0, mostRows);
	return (
		<>
			<p class="soft">
				Words in quotation marks, of all that are laid to anyone by that outlet; then how many
				attributions quote directly and how many paraphrase.
			</p>
			<OutletTable
				title="Who gets to speak"
				first="Speaker"
				rows={rows.map(({ actor, cells }) => ({
					key: String(actor),
					head: nameOf(comparison, actor),
					cells: cells.map((cell) => {
						if (cell.direct + cell.paraphrased === 0) {
							return (
								<span class="none">{cell.articles > 0 ? 'spoken about' : 'not mentioned'}</span>
							);
						}
						return (
							<Figure evidence={cell.evidence} label={`what ${nameOf(comparison, actor)} says`}>
								{cell.direct > 0 ? `${figure(cell.count, cell.of)} words` : 'paraphrased only'};{' '}
								{cell.direct} direct, {cell.paraphrased} paraphrased
							</Figure>
						);
					}),
				}))}
			/>
			<More shown={rows.length} all={comparison.voices.length} what="speakers" />
			{silent.length > 0 && (
				<>
					<h3>Spoken about and not heard</h3>
					<p class="soft">In two articles or more, with no attribution that was detected in any.</p>
					<ul class="plain">
						{silent.map(({ actor, articles, evidence }) => (
							<li key={actor}>
								{nameOf(comparison, actor)}:{' '}
								<Figure evidence={evidence} label={nameOf(comparison, actor)}>
									in {articles} of {comparison.articles.length} articles
								</Figure>
							</li>
						))}
					</ul>
				</>
			)}
		</>
	);
}

const relationWords: Record<StanceRelation, string> = {
	agree: 'outlets agree',
	contradict: 'outlets contradict each other',
	mixed: 'outlets differ',
	one: 'one outlet only',
	none: 'no side taken',
};

export function Stances() {
	const { comparison } = useSetting();
	const rows = comparison.stances.slice(0, mostRows);
	return (
		<>
			<p class="soft">
				What each outlet reports of one actor’s stance toward another: how many statements support
				or oppose, of those between the two.
			</p>
			<OutletTable
				title="Who stands where"
				first="Source → target"
				rows={rows.map(({ source, target, relation, cells }) => ({
					key: `${source} ${target}`,
					head: (
						<>
							{nameOf(comparison, source)} → {nameOf(comparison, target)}
							<span class={`badge ${relation}`}>{relationWords[relation]}</span>
						</>
					),
					cells: cells.map((cell) => {
						const of = cell.supports + cell.opposes + cell.neutral;
						if (of === 0) return <span class="none">unknown</span>;
						const side = sideOf(cell);
						return (
							<Figure evidence={cell.evidence} label="statements">
								{side === null && `• reports ${of}, takes no side`}
								{cell.opposes > 0 && (
									<span class="opposes">
										− opposes {cell.opposes} of {of}{' '}
									</span>
								)}
								{cell.supports > 0 && (
									<span class="supports">
										+ supports {cell.supports} of {of}
									</span>
								)}
							</Figure>
						);
					}),
				}))}
			/>
			<More shown={rows.length} all={comparison.stances.length} what="pairs" />
		</>
	);
}

export function Told() {
	const { comparison } = useSetting();
	const shared = comparison.statements.filter(({ told }) => told !== 'one');
	return (
		<>
			<p class="soft">
				Statements brought together by who says or does it, toward whom, and in which words. “Left
				out” is what was not found in that outlet’s articles here.
			</p>
			<h3>Told by several</h3>
			{shared.length === 0 && <p class="soft">No statement was found in more than one outlet.</p>}
			{shared.length > 0 && (
				<OutletTable
					title="Statements that several outlets tell"
					first="Statement"
					rows={shared.slice(0, mostRows * 2).map((row, i) => ({
						key: String(i),
						head: <Statement row={row} />,
						cells: row.cells.map((cell) =>
							cell.cues.length === 0 ? (
								<span class="none">left out</span>
							) : (
								<Figure evidence={cell.evidence} label="sentences">
									“{cell.cues.slice(0, 3).join('”, “')}”
								</Figure>
							),
						),
					}))}
				/>
			)}
			<h3>Told by one only</h3>
			{comparison.outlets.map(({ name, statements }, outlet) => {
				const own = comparison.statements.filter(
					({ told, cells }) => told === 'one' && (cells[outlet]?.cues.length ?? 0) > 0,
				);
				return (
					<details key={name} class="outlet">
						<summary>
							{outletName(name)}: {own.length} that no other outlet was found to tell, from{' '}
							{statements} statements
						</summary>
						<ul>
							{own.slice(0, mostSingles).map((row) => (
								<li key={row.cells[outlet]?.evidence.join()}>
									<Figure evidence={row.cells[outlet]?.evidence ?? []} label="sentences">
										<Statement row={row} />
									</Figure>
								</li>
							))}
						</ul>
						<More shown={mostSingles} all={own.length} what="statements" />
					</details>
				);
			})}
		</>
	);
}

const signs = { '-1': '−', '0': '•', '1': '+' } as const;

function Statement({ row }: { row: ToldStatement }) {
	const { comparison } = useSetting();
	return (
		<>
			<b>{nameOf(comparison, row.source)}</b>
			{row.target !== null && ` → ${nameOf(comparison, row.target)}`} {signs[`${row.polarity}`]}{' '}
			<span class="wording">{row.words}</span>
		</>
	);
}

export function Words() {
	const { comparison } = useSetting();
	return (
		<>
			<p class="soft">
				An asterisk marks what no other outlet calls it, though others mention it, too.
			</p>
			<WordsTable rows={comparison.names} title="Names and descriptions" first="Actor" />
			<h3>The verbs that carry what it says</h3>
			<WordsTable rows={comparison.cues} title="Verbs" first="Speaker" />
		</>
	);
}

function WordsTable({ rows, title, first }: { rows: WordsRow[]; title: string; first: string }) {
	const { comparison } = useSetting();
	// What one outlet alone mentions can't be compared.
	const compared = rows.filter(({ cells }) => cells.filter((uses) => uses.length > 0).length > 1);
	const shown = compared.slice(0, mostRows);
	return (
		<>
			<OutletTable
				title={title}
				first={first}
				rows={shown.map(({ actor, cells }) => ({
					key: String(actor),
					head: nameOf(comparison, actor),
					cells: cells.map((uses) =>
						uses.length === 0 ? (
							<span class="none">none</span>
						) : (
							uses.map(({ words, count, onlyHere, evidence }) => (
								<Figure key={words} evidence={evidence} label={words}>
									{words}
									{onlyHere && <abbr title="only here">*</abbr>} {count}
								</Figure>
							))
						),
					),
				}))}
			/>
			<More shown={shown.length} all={compared.length} what="actors" />
		</>
	);
}

export function When() {
	const { comparison } = useSetting();
	const { articles, time } = comparison;
	const title = (id: string) => {
		const article = articles.find((one) => one.id === id);
		return `${article?.title ?? 'Untitled'} (${outletName(article?.outlet ?? null)})`;
	};
	return (
		<>
			<ol class="plain">
				{time.dated.map(({ article, published }) => (
					<li key={article}>
						<time dateTime={published}>{day(published)}</time> {title(article)}
					</li>
				))}
				{time.undated.map((article) => (
					<li key={article}>Date unknown: {title(article)}</li>
				))}
			</ol>
			{time.courses.length > 0 && (
				<>
					<h3>How stances moved</h3>
					<ul class="plain">
						{time.courses.slice(0, mostRows).map(({ source, target, points, moved }) => (
							<li key={`${source} ${target}`}>
								<Figure
									evidence={points.flatMap(({ evidence }) => evidence)}
									label="sentences over time"
								>
									{nameOf(comparison, source)} → {nameOf(comparison, target)}: {moved}, over{' '}
									{points.length} articles
								</Figure>
							</li>
						))}
					</ul>
				</>
			)}
		</>
	);
}
