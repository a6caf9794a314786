import type {
	Comparison,
	Gap,
	StanceCell,
	StanceRelation,
	ToldStatement,
	VoiceCell,
	WordsRow,
} from '../../lib/coverage/comparison';
import { day, figure, outletName } from '../../lib/coverage/figures';
import { sideOf } from '../../lib/coverage/stances';
import { inYears } from '../../lib/coverage/summary';
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
							<span class="none">not found</span>
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
				Words in quotation marks, of all that are laid to anyone by that outlet; then how often it
				is quoted and how often paraphrased. “Spoken about”: named there, but never heard.
			</p>
			<OutletTable
				title="Who gets to speak"
				first="Speaker"
				rows={rows
					.map(({ actor, cells }) => ({
						key: String(actor),
						head: nameOf(comparison, actor),
						cells: cells.map((cell) => {
							if (cell.direct + cell.paraphrased === 0) {
								return <span class="none">{cell.articles > 0 ? 'spoken about' : 'not found'}</span>;
							}
							return said(cell, nameOf(comparison, actor));
						}),
					}))
					.concat(
						comparison.unnamed.some((cell) => cell.direct + cell.paraphrased > 0)
							? {
									key: 'unnamed',
									head: 'Unnamed sources, together',
									cells: comparison.unnamed.map((cell) =>
										cell.direct + cell.paraphrased === 0 ? (
											<span class="none">none</span>
										) : (
											said(cell, 'unnamed sources')
										),
									),
								}
							: [],
					)}
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

function said(cell: VoiceCell, who: string) {
	const times = (count: number) =>
		count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
	const paraphrased = cell.paraphrased > 0 && `paraphrased ${times(cell.paraphrased)}`;
	const parts = [
		cell.count > 0 && `${figure(cell.count, cell.of)} words`,
		cell.direct > 0 && `quoted ${times(cell.direct)}`,
		cell.direct > 0 ? paraphrased : paraphrased && `only ${paraphrased}`,
	];
	return (
		<Figure evidence={cell.evidence} label={`what ${who} says`}>
			{parts.filter(Boolean).join(', ')}
		</Figure>
	);
}

const relationWords: Record<StanceRelation, string> = {
	agree: 'outlets agree',
	contradict: 'outlets contradict each other',
	apart: 'differ, years apart',
	mixed: 'outlets differ',
	one: 'one outlet only',
	none: 'no side taken',
};

export function Stances() {
	const { comparison } = useSetting();
	const shared = comparison.stances.filter(({ relation }) => relation !== 'one');
	const rows = shared.slice(0, mostRows);
	return (
		<>
			<p class="soft">
				What each outlet reports of one actor’s stance toward another: how many statements support
				or oppose, of those between the two.
			</p>
			{rows.length === 0 && <p class="soft">No two outlets report a stance of the same pair.</p>}
			{rows.length > 0 && (
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
						cells: cells.map((cell) => <StanceFigure cell={cell} isYear={relation === 'apart'} />),
					}))}
				/>
			)}
			<More shown={rows.length} all={shared.length} what="pairs" />
			<h3>Reported by one outlet only</h3>
			{comparison.outlets.map(({ name }, outlet) => {
				const own = comparison.stances.filter(
					({ relation, cells }) => relation === 'one' && sideOf(cells[outlet] ?? noStance) !== null,
				);
				return (
					<details key={name} class="outlet" open={false}>
						<summary>
							{outletName(name)}: {own.length} {own.length === 1 ? 'pair' : 'pairs'} of actors
						</summary>
						<ul>
							{own.slice(0, mostSingles).map(({ source, target, cells }) => (
								<li key={`${source} ${target}`}>
									<b>
										{nameOf(comparison, source)} → {nameOf(comparison, target)}
									</b>{' '}
									<StanceFigure cell={cells[outlet] ?? noStance} isYear={false} />
								</li>
							))}
						</ul>
						<More shown={mostSingles} all={own.length} what="pairs" />
					</details>
				);
			})}
		</>
	);
}

const noStance: StanceCell = {
	supports: 0,
	opposes: 0,
	neutral: 0,
	dates: [],
	surest: 0,
	evidence: [],
};

function StanceFigure({ cell, isYear }: { cell: StanceCell; isYear: boolean }) {
	const of = cell.supports + cell.opposes + cell.neutral;
	if (of === 0) return <span class="none">unknown</span>;
	return (
		<Figure evidence={cell.evidence} label="statements">
			{sideOf(cell) === null && `• reports ${of}, takes no side`}
			{cell.opposes > 0 && (
				<span class="opposes">
					− opposes {cell.opposes} of {of}
					{isYear && inYears(cell.dates)}
				</span>
			)}
			{cell.supports > 0 && (
				<span class="supports">
					+ supports {cell.supports} of {of}
					{isYear && inYears(cell.dates)}
				</span>
			)}
		</Figure>
	);
}

/** What each outlet leaves out, and has alone: the short of it, before the tables. */
export function Gaps() {
	const { comparison } = useSetting();
	const { outlets, gaps, statements } = comparison;
	if (outlets.length < 2) return <p class="soft">There is only one outlet.</p>;
	const others = outlets.length - 1;
	const inOthers = (count: number) =>
		others === 1 ? 'in the other' : `in ${count} of ${others} others`;
	return (
		<>
			<p class="soft">
				What others have and this one doesn’t, as far as was detected. To leave something out may be
				right: the other articles may be longer, later or on more.
			</p>
			<div class="cards">
				{gaps.map(({ absent, unheard, untold, own }, outlet) => {
					const { name = null, articles = [], statements: found = 0 } = outlets[outlet] ?? {};
					const alone = statements.filter(
						({ told, cells }) => told === 'one' && (cells[outlet]?.cues.length ?? 0) > 0,
					).length;
					return (
						<section key={name} class="gap" aria-label={outletName(name)}>
							<h3>{outletName(name)}</h3>
							<p class="soft">
								{articles.length === 1 ? 'one article' : `${articles.length} articles`}, {found}{' '}
								statements
							</p>
							<GapList title="Does not name" gaps={absent} words={inOthers} />
							<GapList title="Names, but does not let speak" gaps={unheard} words={inOthers} />
							{untold.length > 0 && (
								<>
									<h4>Does not tell</h4>
									<ul>
										{untold.slice(0, mostGaps).map((at) => {
											const row = statements[at];
											return (
												row && (
													<li key={at}>
														<Figure
															evidence={row.cells.flatMap(({ evidence }) => evidence.slice(0, 2))}
															label="sentences"
														>
															<Statement row={row} />
														</Figure>
													</li>
												)
											);
										})}
									</ul>
									<More shown={mostGaps} all={untold.length} what="statements" />
								</>
							)}
							{absent.length + unheard.length + untold.length === 0 && (
								<p class="soft">Nothing was found that two others have.</p>
							)}
							<GapList title="Alone names" gaps={own} words={() => ''} />
							<p class="soft">
								{alone} of its statements {alone === 1 ? 'was' : 'were'} found in no other outlet.
							</p>
						</section>
					);
				})}
			</div>
		</>
	);
}

const mostGaps = 6;

function GapList({
	title,
	gaps,
	words,
}: {
	title: string;
	gaps: readonly Gap[];
	words: (count: number) => string;
}) {
	const { comparison } = useSetting();
	if (gaps.length === 0) return null;
	return (
		<>
			<h4>{title}</h4>
			<ul>
				{gaps.slice(0, mostGaps).map(({ actor, outlets, evidence }) => (
					<li key={actor}>
						<Figure evidence={evidence} label={nameOf(comparison, actor)}>
							<b>{nameOf(comparison, actor)}</b> {words(outlets)}
						</Figure>
					</li>
				))}
			</ul>
			<More shown={mostGaps} all={gaps.length} what="actors" />
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
	// What one outlet alone mentions can't be compared; what all call the same needs no comparison.
	const both = rows.filter(({ cells }) => cells.filter((uses) => uses.length > 0).length > 1);
	const compared = both.filter(({ cells }) =>
		cells.some((uses) => uses.some((use) => use.onlyHere)),
	);
	const shown = compared.slice(0, mostRows);
	const same = both.length - compared.length;
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
			{same > 0 && (
				<p class="soft">
					{same === 1 ? 'One more actor has' : `${same} more actors have`} no words here that one
					outlet alone uses.
				</p>
			)}
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
