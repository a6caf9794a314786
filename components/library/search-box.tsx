import { useEffect, useRef, useState } from 'preact/hooks';
import { acts } from '../../lib/annotation';
import { t } from '../../lib/i18n';
import type { Catalogue } from '../../lib/library/catalogue';
import { type Field, fields, type Misunderstanding, states } from '../../lib/library/query';
import { rich } from '../rich';

/** How long typing may rest before the next letter begins another step to go back to, in milliseconds. */
const rest = 1500;

/** Where the reader searches; each letter answers at once. */
export function SearchBox({
	query,
	problems,
	onQuery,
	isWaiting,
}: {
	query: string;
	problems: readonly Misunderstanding[];
	catalogue: Catalogue | null;
	/** @param isNew whether going back is to lead to what was shown before */
	onQuery: (query: string, isNew: boolean) => void;
	isWaiting: boolean;
}) {
	const [text, setText] = useState(query);
	const [helps, setHelps] = useState(false);
	const typed = useRef({ text: query, at: 0 });
	useEffect(() => {
		// Another query than the one typed came with the address or from a filter.
		if (query !== typed.current.text) {
			typed.current = { text: query, at: 0 };
			setText(query);
		}
	}, [query]);
	const change = (value: string) => {
		const isNew = performance.now() - typed.current.at > rest;
		typed.current = { text: value, at: performance.now() };
		setText(value);
		onQuery(value, isNew);
	};
	const [problem] = problems;
	return (
		<search class="search">
			<div class="field">
				<input
					type="search"
					value={text}
					aria-label={t('common.search')}
					aria-describedby="search-problem"
					aria-invalid={problem !== undefined}
					placeholder={t('library.wordsInARowSource')}
					spellcheck={false}
					autocomplete="off"
					dir={text ? 'auto' : undefined}
					onInput={(event) => change(event.currentTarget.value)}
				/>
				<button
					type="button"
					class="quiet"
					aria-expanded={helps}
					aria-controls="search-help"
					aria-label={t('library.whatCanBeSearchedFor')}
					title={t('library.whatCanBeSearchedFor')}
					onClick={() => setHelps(!helps)}
				>
					?
				</button>
			</div>
			<p id="search-problem" class="search-problem" role="status">
				{problem?.message ?? (isWaiting ? t('library.openingSearchMore') : '')}
			</p>
			{helps && (
				<div id="search-help" class="help">
					<p>
						{rich('library.searchHelp', {
							quoted: <q>{t('library.wordsInQuotationMarks')}</q>,
							minus: <code>-</code>,
							either: <code>outlet:a,b</code>,
						})}
					</p>
					<dl>
						{fields.map((field) => (
							<div key={field}>
								<dt>
									<button
										type="button"
										class="link"
										onClick={() => change(`${text.trim()} ${field}:`.trim())}
									>
										<code dir="ltr">{field}:</code>
									</button>
								</dt>
								<dd>{fieldHelp(field)}</dd>
							</div>
						))}
					</dl>
				</div>
			)}
		</search>
	);
}

/** What a field asks for. What is written in a query is the same in every language. */
function fieldHelp(field: Field): string {
	const known: Partial<Record<Field, readonly string[]>> = {
		stance: ['supports', 'opposes', 'reports'],
		act: acts.map((act) => act.toLowerCase()),
		is: states,
	};
	return t(`search.field.${field}`, { known: known[field]?.join(', ') ?? '' });
}
