import { browser } from 'wxt/browser';
import { ask } from '../../lib/ask';
import { watchPointer } from '../../lib/page/pointer';
import { type Place, Reading, type Selected } from '../../lib/page/reading';
import { watchScroll } from '../../lib/page/scroll';
import { watchSelection } from '../../lib/page/selection';
import { watchPage } from '../../lib/page/watch';
import type { Annotation } from '../../lib/saved';
import { loadShown, watchShown } from '../../lib/shown-kept';
import { newToken } from '../../lib/token';
import { Overlays } from './overlays';

/** A page that is being read, from the start of our script to its end; nothing of ours outlives it. */
export interface Session {
	/** @param again ask for the annotations anew */
	read: (again: boolean) => void;
	refresh: () => void;
	/** @returns whether the page shows it */
	show: (id: string) => boolean;
	step: (what: Annotation['type'], by: 1 | -1) => boolean;
	/** Marks what is selected. @returns whether anything is */
	mark: (as: 'highlight' | 'note' | 'ask') => boolean;
	toggle: () => void;
	end: () => void;
}

/**
 * Wires the reading of this page to its changes, the pointer and the card, and reads it.
 *
 * @param onOrphaned called when there is no extension any more; `wasRead` where the reader saw highlights
 */
export function startSession(onOrphaned: (wasRead: boolean) => void): Session {
	const life = new AbortController();
	const reading = new Reading(() => overlays.draw());
	const overlays = new Overlays(
		{
			edit: (edit) => reading.edit(edit),
			undo: (again) => reading.undo(again),
			annotation: (id) => reading.annotation(id),
			annotated: () => reading.annotated,
			tags: () => ask({ type: 'tags' }),
			preview: (span) => reading.preview(span),
			selected: () => reading.selected(),
			ground: {
				text: () => reading.annotated?.article.text ?? '',
				boxes: (span) => reading.boxesOf(span),
				offsetAt: (x, y) => reading.offsetAt(x, y),
			},
		},
		(as, selected) => {
			if (as === 'highlight') highlight(selected);
			else overlays.use(({ card }) => card.mark(selected, as));
		},
	);
	const highlight = async ({ span, box }: Selected) => {
		const articleId = reading.annotated?.article.id;
		if (articleId === undefined) return;
		const id = `${articleId}#n-${newToken()}`;
		const selector = reading.describe(span);
		const as = { kind: 'highlight' } as const;
		const problem = await reading
			.edit({ do: 'mark', id, selector, note: '', tags: [], as })
			.catch(() => 'failed' as const);
		if (problem) overlays.use(({ card }) => card.fail(problem, box));
		else getSelection()?.removeAllRanges();
	};
	watchPage(
		{
			onSettled: () => reading.settled(),
			onAddress: () => {
				overlays.close();
				reading.moved();
			},
			onTick: () => {
				// An update or a removal of the extension takes the runtime away, and us with it.
				if (browser.runtime?.id) reading.restore();
				// Whoever is writing can still copy what it is.
				else if (!overlays.isBusy) onOrphaned(reading.annotated !== null);
			},
		},
		life.signal,
	);
	watchPointer(
		{
			placeAt: (x, y) => reading.placeAt(x, y),
			isOurs: (target) => overlays.isAt(target),
			onPlace: (place) => {
				if (!place) {
					overlays.instead(({ card }) => card.closeSoon());
					return;
				}
				// A reader who is selecting is not to be disturbed.
				overlays.use(({ card, bar }) => (bar.isOpen ? card.closeSoon() : card.open(place, false)));
			},
		},
		life.signal,
	);
	watchSelection(
		{
			isOurs: (target) => overlays.isAt(target),
			onSelected: () => {
				const selected = reading.wantsBar && !overlays.isBusy ? reading.selected() : null;
				if (selected) overlays.use(({ bar }) => bar.open(selected, false));
				else overlays.instead(({ bar }) => bar.close());
			},
			onNothing: () => overlays.instead(({ bar }) => bar.close()),
		},
		life.signal,
	);
	watchScroll(() => {
		const offset = reading.whereabouts();
		if (offset !== null) ask({ type: 'page/at', offset }).catch(() => {});
	}, life.signal);
	loadShown().then((shown) => reading.show(shown));
	watchShown((shown) => reading.show(shown), life.signal);
	reading.run();

	const open = (place: Place | null) => {
		if (place) overlays.use(({ card }) => card.open(place, true));
		return place !== null;
	};
	return {
		read: (again) => {
			if (again) reading.forget();
			reading.run();
		},
		refresh: () => {
			reading.refresh();
		},
		show: (id) => open(reading.lead(id)),
		step: (what, by) => open(reading.step(what, by)),
		mark: (as) => {
			const selected = reading.selected();
			if (!selected) return false;
			if (as === 'ask') overlays.use(({ bar }) => bar.open(selected, true));
			else {
				overlays.instead(({ bar }) => bar.close());
				if (as === 'highlight') highlight(selected);
				else overlays.use(({ card }) => card.mark(selected, 'note'));
			}
			return true;
		},
		toggle: () => reading.toggle(),
		end: () => {
			life.abort();
			overlays.close();
			reading.stop();
		},
	};
}
