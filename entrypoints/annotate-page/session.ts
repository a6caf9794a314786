import { browser } from 'wxt/browser';
import { CardHost } from '../../components/card/card-host';
import { watchPointer } from '../../lib/page/pointer';
import { type Place, Reading } from '../../lib/page/reading';
import { watchPage } from '../../lib/page/watch';
import type { Annotation, Judgement } from '../../lib/saved';

/** A page that is being read, from the start of our script to its end; nothing of ours outlives it. */
export interface Session {
	/** @param again ask for the annotations anew */
	read: (again: boolean) => void;
	judged: (id: string, judgement: Judgement) => void;
	/** @returns whether the page shows it */
	show: (id: string) => boolean;
	step: (what: Annotation['type'], by: 1 | -1) => boolean;
	end: () => void;
}

/**
 * Wires the reading of this page to its changes, the pointer and the card, and reads it.
 *
 * @param domain the registrable domain of the page's site
 * @param onOrphaned called when there is no extension any more
 */
export function startSession(domain: string, onOrphaned: () => void): Session {
	const life = new AbortController();
	const reading = new Reading(domain, () => card.draw());
	const card = new CardHost({
		judge: (id, judgement) => reading.judge(id, judgement),
		annotation: (id) => reading.annotation(id),
	});
	watchPage(
		{
			onSettled: () => reading.settled(),
			onAddress: () => {
				card.close();
				reading.moved();
			},
			onTick: () => {
				// An update or a removal of the extension takes the runtime away, and us with it.
				if (browser.runtime?.id) reading.restore();
				else onOrphaned();
			},
		},
		life.signal,
	);
	watchPointer(
		{
			placeAt: (x, y) => reading.placeAt(x, y),
			isOurs: (target) => card.isAt(target),
			onPlace: (place) => (place ? card.open(place, false) : card.closeSoon()),
		},
		life.signal,
	);
	reading.run();

	const open = (place: Place | null) => {
		if (place) card.open(place, true);
		return place !== null;
	};
	return {
		read: (again) => {
			if (again) reading.forget();
			reading.run();
		},
		judged: (id, judgement) => reading.judged(id, judgement),
		show: (id) => open(reading.show(id)),
		step: (what, by) => open(reading.step(what, by)),
		end: () => {
			life.abort();
			card.close();
			reading.stop();
		},
	};
}
