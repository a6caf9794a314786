import { useEffect, useRef, useState } from 'preact/hooks';
import type { Catalogue } from '../../lib/library/catalogue';
import { type Field, fields, type Misunderstanding } from '../../lib/library/query';

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
					aria-label="Search"
					aria-describedby="search-problem"
					aria-invalid={problem !== undefined}
					placeholder="Words, “in a row”, source:…, target:…, since:2023-10"
					spellcheck={false}
					autocomplete="off"
					dir="auto"
					onInput={(event) => change(event.currentTarget.value)}
				/>
				<button
					type="button"
					class="quiet"
					aria-expanded={helps}
					aria-controls="search-help"
					aria-label="What can be searched for"
					title="What can be searched for"
					onClick={() => setHelps(!helps)}
				>
					?
				</button>
			</div>
			<p id="search-problem" class="search-problem" role="status">
				{problem?.message ?? (isWaiting ? 'Opening the search…' : '')}
			</p>
			{helps && (
				<div id="search-help" class="help">
					<p>
						A word finds words that begin with it; <q>words in quotation marks</q> stand so, in a
						row. All that you write must hold. A <code>-</code> before it turns a clause around, and{' '}
						<code>outlet:a,b</code> means either.
					</p>
					<dl>
						{(Object.keys(fields) as Field[]).map((field) => (
							<div key={field}>
								<dt>
									<button
										type="button"
										class="link"
										onClick={() => change(`${text.trim()} ${field}:`.trim())}
									>
										<code>{field}:</code>
									</button>
								</dt>
								<dd>{fields[field]}</dd>
							</div>
						))}
					</dl>
				</div>
			)}
		</search>
	);
}
