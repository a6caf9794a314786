import type {
	Annotation,
	Judgement,
	SavedActor,
	SavedStatement,
	StoreProblem,
} from '../../lib/saved';
import {
	describe,
	type Find,
	howSure,
	kindWords,
	partiesOf,
	polaritySigns,
	polarityWords,
	problemWords,
	spoken,
} from '../words';

/** More than these would hide the page that they are about. */
const most = 3;

export interface CardProps {
	annotations: readonly Annotation[];
	find: Find;
	problem: StoreProblem | null;
	onJudge: (id: string, judgement: Judgement) => void;
	onClose: () => void;
}

/** What is annotated at one place of a page, with the reader's word on it. */
export function Card({ annotations, find, problem, onJudge, onClose }: CardProps) {
	const [first] = annotations;
	if (!first) return null;
	const label = first.type === 'statement' ? spoken(first, find) : `Actor: ${first.actor.name}`;
	return (
		<section class="card" role="dialog" aria-label={label} tabIndex={-1}>
			<button type="button" class="close" aria-label="Close" onClick={onClose}>
				×
			</button>
			{annotations.slice(0, most).map((row) => (
				<article key={row.id} class={row.judgement === 'wrong' ? 'item gone' : 'item'}>
					{row.type === 'statement' ? (
						<StatementPart row={row} find={find} />
					) : (
						<ActorPart row={row} />
					)}
					<Verdict row={row} onJudge={onJudge} />
				</article>
			))}
			{problem && (
				<p class="problem" role="alert">
					{problemWords[problem].what} {problemWords[problem].todo}
				</p>
			)}
		</section>
	);
}

function StatementPart({ row, find }: { row: SavedStatement; find: Find }) {
	const { statement, words } = row;
	const { source, target } = partiesOf(row, find);
	const polarity = `${statement.polarity}` as const;
	const sure = Math.round(statement.confidence * 100);
	return (
		<>
			<h2>
				<span class={`sign p${polarity}`} aria-hidden="true">
					{polaritySigns[polarity]}
				</span>
				<bdi>{source ?? 'Unnamed'}</bdi>
				{target && (
					<>
						<span class="arrow" role="img" aria-label="toward">
							→
						</span>
						<bdi>{target}</bdi>
					</>
				)}
			</h2>
			<p class="act">
				<strong>{polarityWords[polarity]}</strong>, {describe(row)}: <q>{words.cue}</q>
			</p>
			<p class="sure">
				<meter
					min={0}
					max={100}
					value={sure}
					aria-label={`${howSure(statement.confidence)}, ${sure}%`}
				/>{' '}
				{howSure(statement.confidence)}, {sure}%
			</p>
		</>
	);
}

function ActorPart({ row }: { row: SavedActor }) {
	const others = row.names.filter((name) => name !== row.actor.name);
	const times = row.actor.mentions.length;
	return (
		<>
			<h2>
				<bdi>{row.actor.name}</bdi>
			</h2>
			<p class="act">
				{kindWords[row.actor.kind]}, named {times === 1 ? 'once' : `${times} times`} here
			</p>
			{others.length > 0 && (
				<p class="sure">
					Also: <bdi>{others.slice(0, 6).join(', ')}</bdi>
				</p>
			)}
		</>
	);
}

function Verdict({ row, onJudge }: { row: Annotation; onJudge: CardProps['onJudge'] }) {
	if (row.judgement === 'wrong') {
		return (
			<p class="verdict" role="status">
				<span>Removed from this page.</span>
				<button type="button" class="undo" onClick={() => onJudge(row.id, null)}>
					Undo
				</button>
			</p>
		);
	}
	const right = row.judgement === 'right';
	return (
		<p class="verdict">
			<button
				type="button"
				class="right"
				aria-pressed={right}
				onClick={() => onJudge(row.id, right ? null : 'right')}
			>
				<span aria-hidden="true">✓</span> Right
			</button>
			<button type="button" class="wrong" onClick={() => onJudge(row.id, 'wrong')}>
				<span aria-hidden="true">✕</span> Wrong
			</button>
		</p>
	);
}
