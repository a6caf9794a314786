import type { ComponentChildren } from 'preact';

/** What may be wider than the page and then scrolls, by keyboard, too. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: without it, a keyboard could not scroll it
		<section class="scroll" aria-label={label} tabIndex={0}>
			{children}
		</section>
	);
}
