import type {
	Comparison,
	Gap,
	StanceCell,
	StanceCourse,
	ToldStatement,
	VoiceCell,
	WordsRow,
} from '../../lib/coverage/comparison';
import { sideOf } from '../../lib/coverage/stances';
import { inYears } from '../../lib/coverage/summary';
import { commas, type Key, number, plural, t, words } from '../../lib/i18n';
import { counted } from '../library/dates';
import { arrow } from '../words';
import { Figure } from './evidence';
import { day, figure, outletName } from './figures';
import { More, OutletTable } from './table';
import { useSetting } from './use-setting';

const mostRows = 20;
const mostSingles = 40;

const nameOf = ({ actors }: Comparison, actor: number | null): string =>
	(actor === null ? null : actors[actor]?.name) ?? t('words.someone');

const pairOf = (comparison: Comparison, source: number | null, target: number | null): string =>
	t('comparison.pair', {
		source: nameOf(comparison, source),
		target: nameOf(comparison, target),
	});

export function Appearances() {
	const { comparison } = useSetting();
	const rows = comparison.appearances.slice(0, mostRows);
	return (
		<>
			<p class="soft">{t('comparison.mentionsOfAllMentionsOf')}</p>
			<OutletTable
				title={t('comparison.whoAppears')}
				first={t('common.actor')}
				rows={rows.map(({ actor, cells }) => ({
					key: String(actor),
					head: nameOf(comparison, actor),
					cells: cells.map((cell) =>
						cell.count === 0 ? (
							<span class="none">{t('comparison.notFound')}</span>
						) : (
							<>
								<Figure
									evidence={cell.evidence}
									label={t('comparison.mentionsOf', { name: nameOf(comparison, actor) })}
								>
									{figure(cell.count, cell.of)}
								</Figure>
								{cell.headline > 0 && <span class="badge">{t('comparison.inTheHeadline')}</span>}
								{cell.tailOnly > 0 && <span class="badge">{t('comparison.onlyInTheTail')}</span>}
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
			<p class="soft">{t('comparison.wordsInQuotationMarksOf')}</p>
			<OutletTable
				title={t('comparison.whoGetsToSpeak')}
				first={t('comparison.speaker')}
				rows={rows
					.map(({ actor, cells }) => ({
						key: String(actor),
						head: nameOf(comparison, actor),
						cells: cells.map((cell) => {
							if (cell.direct + cell.paraphrased === 0) {
								return (
									<span class="none">
										{t(cell.articles > 0 ? 'comparison.spokenAbout' : 'comparison.notFound')}
									</span>
								);
							}
							return said(cell, nameOf(comparison, actor));
						}),
					}))
					.concat(
						comparison.unnamed.some((cell) => cell.direct + cell.paraphrased > 0)
							? {
									key: 'unnamed',
									head: t('comparison.unnamedSources'),
									cells: comparison.unnamed.map((cell) =>
										cell.direct + cell.paraphrased === 0 ? (
											<span class="none">{t('comparison.none')}</span>
										) : (
											said(cell, t('comparison.unnamedSourcesShort'))
										),
									),
								}
							: [],
					)}
			/>
			<More shown={rows.length} all={comparison.voices.length} what="speakers" />
			{silent.length > 0 && (
				<>
					<h3>{t('comparison.spokenAboutAndNotHeard')}</h3>
					<p class="soft">{t('comparison.inTwoArticlesOrMore')}</p>
					<ul class="plain">
						{silent.map(({ actor, articles, evidence }) => (
							<li key={actor}>
								{nameOf(comparison, actor)}:{' '}
								<Figure evidence={evidence} label={nameOf(comparison, actor)}>
									{plural('comparison.inArticles', comparison.articles.length, { found: articles })}
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
	const { direct, paraphrased } = cell;
	const parts = [
		cell.count > 0 && t('comparison.wordsQuoted', { figure: figure(cell.count, cell.of) }),
		direct > 0 && plural('comparison.quoted', direct),
		paraphrased > 0 &&
			plural(direct > 0 ? 'comparison.paraphrased' : 'comparison.onlyParaphrased', paraphrased),
	];
	return (
		<Figure evidence={cell.evidence} label={t('comparison.whatSays', { who })}>
			{commas(parts)}
		</Figure>
	);
}

export function Stances() {
	const { comparison } = useSetting();
	const shared = comparison.stances.filter(({ relation }) => relation !== 'one');
	const rows = shared.slice(0, mostRows);
	return (
		<>
			<p class="soft">{t('comparison.whatEachOutletReportsOf')}</p>
			{rows.length === 0 && <p class="soft">{t('comparison.noTwoOutletsReportA')}</p>}
			{rows.length > 0 && (
				<OutletTable
					title={t('common.whoStandsWhere')}
					first={t('comparison.sourceTarget')}
					rows={rows.map(({ source, target, relation, cells }) => ({
						key: `${source} ${target}`,
						head: (
							<>
								{pairOf(comparison, source, target)}
								<span class={`badge ${relation}`}>{t(`comparison.relation.${relation}`)}</span>
							</>
						),
						cells: cells.map((cell) => <StanceFigure cell={cell} isYear={relation === 'apart'} />),
					}))}
				/>
			)}
			<More shown={rows.length} all={shared.length} what="pairs" />
			<h3>{t('comparison.reportedByOneOutletOnly')}</h3>
			{comparison.outlets.map(({ name }, outlet) => {
				const own = comparison.stances.filter(
					({ relation, cells }) => relation === 'one' && sideOf(cells[outlet] ?? noStance) !== null,
				);
				return (
					<details key={name} class="outlet" open={false}>
						<summary>
							{plural('comparison.pairsOf', own.length, { outlet: outletName(name) })}
						</summary>
						<ul>
							{own.slice(0, mostSingles).map(({ source, target, cells }) => (
								<li key={`${source} ${target}`}>
									<b>{pairOf(comparison, source, target)}</b>{' '}
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
	const dated = (figure: string) => (isYear ? inYears(words(), figure, cell.dates) : figure);
	if (of === 0) return <span class="none">{t('comparison.unknown')}</span>;
	return (
		<Figure evidence={cell.evidence} label={t('comparison.statements')}>
			{sideOf(cell) === null && t('comparison.reportsNoSide', { count: of })}
			{cell.opposes > 0 && (
				<span class="opposes">{dated(t('comparison.opposesOf', { count: cell.opposes, of }))}</span>
			)}
			{cell.supports > 0 && (
				<span class="supports">
					{dated(t('comparison.supportsOf', { count: cell.supports, of }))}
				</span>
			)}
		</Figure>
	);
}

/** What each outlet leaves out, and has alone: the short of it, before the tables. */
export function Gaps() {
	const { comparison } = useSetting();
	const { outlets, gaps, statements } = comparison;
	if (outlets.length < 2) return <p class="soft">{t('comparison.thereIsOnlyOneOutlet')}</p>;
	const others = outlets.length - 1;
	const inOthers = (count: number) =>
		others === 1
			? t('comparison.inTheOther')
			: plural('comparison.inOthers', others, { found: count });
	return (
		<>
			<p class="soft">{t('comparison.whatOthersHaveAndThis')}</p>
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
								{commas([
									plural('comparison.extentArticles', articles.length),
									counted(found, 'statement'),
								])}
							</p>
							<GapList title={t('comparison.doesNotName')} gaps={absent} words={inOthers} />
							<GapList title={t('comparison.namesButDoesNotLet')} gaps={unheard} words={inOthers} />
							{untold.length > 0 && (
								<>
									<h4>{t('comparison.doesNotTell')}</h4>
									<ul>
										{untold.slice(0, mostGaps).map((at) => {
											const row = statements[at];
											return (
												row && (
													<li key={at}>
														<Figure
															evidence={row.cells.flatMap(({ evidence }) => evidence.slice(0, 2))}
															label={t('comparison.sentences')}
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
								<p class="soft">{t('comparison.nothingWasFoundThatTwo')}</p>
							)}
							<GapList title={t('comparison.aloneNames')} gaps={own} words={() => ''} />
							<p class="soft">{plural('comparison.ownAlone', alone)}</p>
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
			<p class="soft">{t('comparison.statementsBroughtTogetherByWho')}</p>
			<h3>{t('comparison.toldBySeveral')}</h3>
			{shared.length === 0 && <p class="soft">{t('comparison.noStatementWasFoundIn')}</p>}
			{shared.length > 0 && (
				<OutletTable
					title={t('comparison.statementsThatSeveralOutletsTell')}
					first={t('comparison.statement')}
					rows={shared.slice(0, mostRows * 2).map((row, i) => ({
						key: String(i),
						head: <Statement row={row} />,
						cells: row.cells.map((cell) =>
							cell.evidence.length === 0 ? (
								<span class="none">{t('comparison.leftOut')}</span>
							) : (
								<Figure evidence={cell.evidence} label={t('comparison.sentences')}>
									{cell.cues.length === 0
										? t('comparison.inLikeWords')
										: commas(
												cell.cues.slice(0, 3).map((cue) => t('comparison.quotedCue', { cue })),
											)}
								</Figure>
							),
						),
					}))}
				/>
			)}
			<h3>{t('comparison.toldByOneOnly')}</h3>
			{comparison.outlets.map(({ name, statements }, outlet) => {
				const own = comparison.statements.filter(
					({ told, cells }) => told === 'one' && (cells[outlet]?.cues.length ?? 0) > 0,
				);
				return (
					<details key={name} class="outlet">
						<summary>
							{t('comparison.ownTold', {
								outlet: outletName(name),
								count: own.length,
								statements: counted(statements, 'statement'),
							})}
						</summary>
						<ul>
							{own.slice(0, mostSingles).map((row) => (
								<li key={row.cells[outlet]?.evidence.join()}>
									<Figure
										evidence={row.cells[outlet]?.evidence ?? []}
										label={t('comparison.sentences')}
									>
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
			<b>
				<bdi>{nameOf(comparison, row.source)}</bdi>
			</b>
			{row.target !== null && (
				<>
					{` ${arrow()} `}
					<bdi>{nameOf(comparison, row.target)}</bdi>
				</>
			)}{' '}
			{signs[`${row.polarity}`]}{' '}
			<span class="wording" dir="auto">
				{row.words}
			</span>
		</>
	);
}

export function Words() {
	const { comparison } = useSetting();
	return (
		<>
			<p class="soft">{t('comparison.anAsteriskMarksWhatNo')}</p>
			<WordsTable
				rows={comparison.names}
				title={t('comparison.namesAndDescriptions')}
				first={t('common.actor')}
			/>
			<h3>{t('comparison.theVerbsThatCarryWhat')}</h3>
			<WordsTable
				rows={comparison.cues}
				title={t('comparison.verbs')}
				first={t('comparison.speaker')}
			/>
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
							<span class="none">{t('comparison.none')}</span>
						) : (
							uses.map(({ words, count, onlyHere, evidence }) => (
								<Figure key={words} evidence={evidence} label={words}>
									{words}
									{onlyHere && <abbr title={t('comparison.onlyHere')}>*</abbr>} {number(count)}
								</Figure>
							))
						),
					),
				}))}
			/>
			<More shown={shown.length} all={compared.length} what="actors" />
			{same > 0 && <p class="soft">{plural('comparison.moreActorsSame', same)}</p>}
		</>
	);
}

const movements: Record<StanceCourse['moved'], Key> = {
	'toward support': 'comparison.moved.towardSupport',
	'toward opposition': 'comparison.moved.towardOpposition',
	unchanged: 'comparison.moved.unchanged',
	unknown: 'comparison.moved.unknown',
};

export function When() {
	const { comparison } = useSetting();
	const { articles, time } = comparison;
	const title = (id: string) => {
		const article = articles.find((one) => one.id === id);
		return t('comparison.titleOf', {
			title: article?.title ?? t('comparison.untitled'),
			outlet: outletName(article?.outlet ?? null),
		});
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
					<li key={article}>{t('comparison.undatedTitle', { title: title(article) })}</li>
				))}
			</ol>
			{time.courses.length > 0 && (
				<>
					<h3>{t('comparison.howStancesMoved')}</h3>
					<ul class="plain">
						{time.courses.slice(0, mostRows).map(({ source, target, points, moved }) => (
							<li key={`${source} ${target}`}>
								<Figure
									evidence={points.flatMap(({ evidence }) => evidence)}
									label={t('comparison.sentencesOverTime')}
								>
									{plural('comparison.course', points.length, {
										pair: pairOf(comparison, source, target),
										moved: t(movements[moved]),
									})}
								</Figure>
							</li>
						))}
					</ul>
				</>
			)}
		</>
	);
}
