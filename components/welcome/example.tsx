import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/ask';
import { polarityNames } from '../../lib/highlight/marks';
import { t } from '../../lib/i18n';
import type { AnnotatedArticle, SavedStatement } from '../../lib/saved';
import { rich } from '../rich';
import {
	arrow,
	describe,
	type Find,
	partiesOf,
	polaritySigns,
	polarityWord,
	spoken,
} from '../words';
import { piecesOf } from './pieces';

const first =
	'President Mira Valdane condemned the raid on Port Hesk and accused Ruritania of piracy. ' +
	'Ruritania rejected the charge. The European Union praised both sides for keeping the ferry open.';

/** How long typing rests before the text is read, in milliseconds. */
const rest = 400;

/** A text that is read as an article would be, and can be changed. */
export function Example() {
	const [text, setText] = useState(first);
	const [read, setRead] = useState<AnnotatedArticle | null>(null);
	const [chosen, setChosen] = useState<string | null>(null);
	useEffect(() => {
		let isCurrent = true;
		const timer = setTimeout(
			() =>
				ask({ type: 'example', text }).then(
					(annotated) => isCurrent && setRead(annotated),
					() => {},
				),
			text === first ? 0 : rest,
		);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [text]);
	const statements = read?.statements ?? [];
	const shown = statements.find(({ id }) => id === chosen) ?? statements[0] ?? null;
	const find: Find = (id) => read?.actors.find((row) => row.id === id) ?? null;
	return (
		<section aria-labelledby="example">
			<h2 id="example">{t('welcome.tryIt')}</h2>
			<div class="sheet">
				<p class="story" dir="auto" data-ready={read !== null}>
					{read
						? piecesOf(read).map(({ words, actor, statement }, i) =>
								statement ? (
									<button
										key={i}
										type="button"
										class={`cue ${polarityNames[`${statement.statement.polarity}`]}`}
										aria-label={spoken(statement, find)}
										aria-pressed={statement === shown}
										onClick={() => setChosen(statement.id)}
									>
										{words}
									</button>
								) : actor ? (
									<span key={i} class="actor">
										{words}
									</span>
								) : (
									words
								),
							)
						: text}
				</p>
				<div class="shown" role="status">
					{shown ? (
						<Chosen row={shown} find={find} />
					) : (
						<p>{t(read ? 'welcome.nobody' : 'welcome.reading')}</p>
					)}
				</div>
			</div>
			<label class="own">
				<span>{t('welcome.writeYourOwnSentence')}</span>
				<textarea
					rows={3}
					dir="auto"
					value={text}
					maxLength={2000}
					onInput={(event) => setText(event.currentTarget.value)}
				/>
			</label>
		</section>
	);
}

function Chosen({ row, find }: { row: SavedStatement; find: Find }) {
	const { source, target } = partiesOf(row, find);
	const polarity = `${row.statement.polarity}` as const;
	return (
		<>
			<p class={`who p${polarity}`}>
				<span class="sign" aria-hidden="true">
					{polaritySigns[polarity]}
				</span>
				<bdi>{source ?? t('words.unnamed')}</bdi>
				{target && (
					<>
						<span class="arrow" role="img" aria-label={t('common.toward')}>
							{arrow()}
						</span>
						<bdi>{target}</bdi>
					</>
				)}
			</p>
			<p>
				{rich('words.polarityAnd', {
					polarity: <strong>{polarityWord(polarity)}</strong>,
					description: describe(row),
					cue: <q dir="auto">{row.words.cue}</q>,
				})}
			</p>
		</>
	);
}
