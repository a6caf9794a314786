import type { Annotation, Judgement, SavedActor, SavedStatement } from '../../lib/saved';
import {
	describe,
	type Find,
	kindWords,
	partiesOf,
	polaritySigns,
	polarityWords,
	spoken,
} from '../words';
import { excerpt } from './excerpt';

interface ItemProps<A extends Annotation> {
	row: A;
	onShow: (id: string) => void;
	onJudge: (row: Annotation, judgement: Judgement) => void;
}

/** A statement: who toward whom, and the words that show it. */
export function StatementItem({
	row,
	find,
	onShow,
	onJudge,
}: ItemProps<SavedStatement> & { find: Find }) {
	const { statement } = row;
	const { source, target } = partiesOf(row, find);
	const polarity = `${statement.polarity}` as const;
	const { before, cue, after } = excerpt(row);
	return (
		<li class={itemClass(row, `p${polarity}`)}>
			<button
				type="button"
				class="go"
				data-id={row.id}
				disabled={!row.present}
				aria-label={`${spoken(row, find)}. ${row.present ? 'Go to it in the page' : 'Not on the page now'}`}
				onClick={() => onShow(row.id)}
			>
				<span class="who">
					<span class="sign" title={polarityWords[polarity]} aria-hidden="true">
						{polaritySigns[polarity]}
					</span>
					<bdi>{source ?? 'Unnamed'}</bdi>
					{target && (
						<>
							<span class="arrow">→</span>
							<bdi>{target}</bdi>
						</>
					)}
					<span class="act">{describe(row)}</span>
				</span>
				<span class="words" dir="auto">
					{before}
					<mark>{cue}</mark>
					{after}
				</span>
				{!row.present && <span class="absent">Not on the page now</span>}
			</button>
			<Verdict row={row} name={spoken(row, find)} onJudge={onJudge} />
		</li>
	);
}

/** An actor: its names and how often each article names it. */
export function ActorItem({
	row,
	onShow,
	onJudge,
	onFilter,
	statements,
}: ItemProps<SavedActor> & { onFilter: (id: string) => void; statements: number }) {
	const { actor } = row;
	const others = row.names.filter((name) => name !== actor.name);
	return (
		<li class={itemClass(row, 'actor')}>
			<button
				type="button"
				class="go"
				data-id={row.id}
				disabled={!row.present}
				onClick={() => onShow(row.id)}
			>
				<span class="who">
					<bdi>{actor.name}</bdi>
					<span class="count" title="Mentions on this page">
						{actor.mentions.length}
						<span class="hidden"> {actor.mentions.length === 1 ? 'mention' : 'mentions'}</span>
					</span>
					<span class="act">{kindWords[actor.kind]}</span>
				</span>
				{others.length > 0 && (
					<span class="words" dir="auto">
						also {others.slice(0, 5).join(', ')}
					</span>
				)}
			</button>
			{statements > 0 && (
				<button type="button" class="more" onClick={() => onFilter(row.id)}>
					{statements === 1 ? '1 statement' : `${statements} statements`}
				</button>
			)}
			<Verdict row={row} name={actor.name} onJudge={onJudge} />
		</li>
	);
}

const itemClass = (row: Annotation, kind: string) =>
	['item', kind, row.judgement === 'wrong' && 'gone', row.judgement === 'right' && 'sure']
		.filter(Boolean)
		.join(' ');

function Verdict({
	row,
	name,
	onJudge,
}: {
	row: Annotation;
	name: string;
	onJudge: (row: Annotation, judgement: Judgement) => void;
}) {
	if (row.judgement === 'wrong') {
		return (
			<span class="verdict">
				<button
					type="button"
					title="Put it back"
					aria-label={`Put back: ${name}`}
					onClick={() => onJudge(row, null)}
				>
					↶
				</button>
			</span>
		);
	}
	const right = row.judgement === 'right';
	return (
		<span class="verdict">
			<button
				type="button"
				title="Right"
				aria-label={`Right: ${name}`}
				aria-pressed={right}
				onClick={() => onJudge(row, right ? null : 'right')}
			>
				✓
			</button>
			<button
				type="button"
				title="Wrong: remove it"
				aria-label={`Wrong, remove: ${name}`}
				onClick={() => onJudge(row, 'wrong')}
			>
				✕
			</button>
		</span>
	);
}
