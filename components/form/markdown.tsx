import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/ask';
import type { Ink } from '../../lib/markdown/ink';

/** A note as its Markdown reads; as it was written until that is known. It is elements of ours, never HTML. */
export function Markdown({ text }: { text: string }) {
	const [read, setRead] = useState<{ text: string; inks: Ink[] } | null>(null);
	useEffect(() => {
		let isCurrent = true;
		ask({ type: 'markdown', text }).then(
			(inks) => isCurrent && setRead({ text, inks }),
			() => {},
		);
		return () => {
			isCurrent = false;
		};
	}, [text]);
	return (
		<div class="markdown" dir="auto">
			{read?.text === text ? read.inks.map(shown) : <p class="raw">{text}</p>}
		</div>
	);
}

function shown(ink: Ink): ComponentChildren {
	if (typeof ink === 'string') return ink;
	const inside = ink.inside.map(shown);
	switch (ink.as) {
		case 'h':
			// The page and the card have headings of their own.
			return (
				<p>
					<strong>{inside}</strong>
				</p>
			);
		case 'raw':
			return <span class="raw">{inside}</span>;
		case 'a':
			return (
				<a href={ink.href} target="_blank" rel="noopener noreferrer">
					{inside}
				</a>
			);
		case 'hr':
		case 'br':
			return <ink.as />;
		default:
			return <ink.as>{inside}</ink.as>;
	}
}
