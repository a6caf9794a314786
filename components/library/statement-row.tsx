import { commas, t } from '../../lib/i18n';
import { type Catalogue, idOfStatement, roleOf } from '../../lib/library/catalogue';
import { flag } from '../../lib/library/group';
import type { Clause } from '../../lib/library/query';
import type { Annotation } from '../../lib/saved';
import { excerpt } from '../list/excerpt';
import { arrow, describe, polaritySigns, polarityWord } from '../words';
import { published } from './dates';
import { Marked } from './hits';
import { Link } from './link';

/** Who takes a stance toward whom, as the lists have it. */
export function partyNames(catalogue: Catalogue, statement: number) {
	const name = (end: 'source' | 'target') => {
		const role = roleOf(catalogue, end, statement);
		if (!role) return null;
		const known = role.key === null ? undefined : catalogue.actorByKey.get(role.key);
		return catalogue.actors[known ?? -1]?.name ?? role.name;
	};
	return { source: name('source'), target: name('target') };
}

/** A statement in a list: who toward whom, the sentence, and where it stands. */
export function StatementRow({
	catalogue,
	statement,
	row,
	clauses,
	query,
}: {
	catalogue: Catalogue;
	/** Its place in the catalogue. */
	statement: number;
	/** Undefined while it is being read. */
	row: Annotation | undefined;
	clauses: readonly Clause[];
	query: string;
}) {
	const { source, target } = partyNames(catalogue, statement);
	const article = catalogue.articles[catalogue.articleOf[statement] ?? -1];
	const polarity =
		catalogue.polarity[statement] === 1 ? '1' : catalogue.polarity[statement] === -1 ? '-1' : '0';
	const flags = catalogue.flags[statement] ?? 0;
	if (!article) return null;
	return (
		<div class={`cell statement p${polarity}${flags & flag.dismissed ? ' gone' : ''}`}>
			<Link
				class="open"
				to={{ page: 'article', id: article.id, at: idOfStatement(catalogue, statement), query }}
			>
				<span class="sign" title={polarityWord(polarity)} aria-hidden="true">
					{polaritySigns[polarity]}
				</span>
				<span class="hidden">{polarityWord(polarity)}: </span>
				<bdi>{source ?? t('words.unnamed')}</bdi>
				{target && (
					<>
						<span class="arrow"> {arrow()} </span>
						<bdi>{target}</bdi>
					</>
				)}
			</Link>
			<span class="act">
				{commas([
					row?.type === 'statement' ? describe(row) : '\u00a0',
					flags & flag.confirmed && !(flags & flag.made) ? t('library.isConfirmed') : null,
					flags & flag.made ? t('library.isYours') : null,
				])}
			</span>
			<p class="excerpt" dir="auto">
				<Sentence row={row} clauses={clauses} />
			</p>
			<p class="meta">
				<bdi>{article.outlet}</bdi>
				<span>{published(article.published)}</span>
				<bdi class="of-article">{article.title}</bdi>
				{(catalogue.tags.get(statement) ?? []).map((tag) => (
					<span key={tag} class="tag">
						{tag}
					</span>
				))}
			</p>
		</div>
	);
}

function Sentence({ row, clauses }: { row: Annotation | undefined; clauses: readonly Clause[] }) {
	if (row?.type === 'note') return <Marked text={row.selector.quote.exact} clauses={clauses} />;
	if (row?.type !== 'statement') return <span class="skeleton">{'\u00a0'}</span>;
	const { before, cue, after } = excerpt(row);
	const span = { start: before.length, end: before.length + cue.length };
	return <Marked text={before + cue + after} clauses={clauses} cue={span} />;
}
