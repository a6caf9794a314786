import type { BarChoice, BarHost } from '../../components/card/bar-host';
import type { CardActions, CardHost } from '../../components/card/card-host';
import { partsScope } from '../../components/card/parts';
import { ask } from '../../lib/ask';
import type { Selected } from '../../lib/page/reading';

interface Hosts {
	card: CardHost;
	bar: BarHost;
}

/**
 * The card and the bar of a page. Their script is sent for when either is first wanted; what the
 * reader did meanwhile has the last word on whether it is still wanted.
 */
export class Overlays {
	private hosts: Hosts | null = null;
	private loading: Promise<Hosts> | null = null;
	/** Grows with whatever is wanted; what was wanted before is not done when the script comes. */
	private wanted = 0;

	constructor(
		private readonly actions: CardActions,
		private readonly choose: (as: BarChoice, selected: Selected) => void,
	) {}

	/** Does something with them, at once where they are here. */
	use(work: (hosts: Hosts) => void): void {
		const wanted = ++this.wanted;
		if (this.hosts) {
			work(this.hosts);
			return;
		}
		this.loading ??= this.load().catch((error) => {
			// The next time it is tried again.
			this.loading = null;
			throw error;
		});
		this.loading.then(
			(hosts) => wanted === this.wanted && work(hosts),
			() => {},
		);
	}

	/** Does something with them where they are here, in place of what was wanted and isn't done yet. */
	instead(work: (hosts: Hosts) => void): void {
		this.wanted++;
		if (this.hosts) work(this.hosts);
	}

	/** Draws again what is shown, if anything is. */
	draw(): void {
		this.hosts?.card.draw();
	}

	/** Whether an event's target is an element of ours. */
	isAt(target: EventTarget | null): boolean {
		return this.hosts !== null && (this.hosts.card.isAt(target) || this.hosts.bar.isAt(target));
	}

	/** Whether the reader is in the midst of a form. */
	get isBusy(): boolean {
		return this.hosts?.card.isBusy ?? false;
	}

	/** Takes both away. */
	close(): void {
		this.instead(({ card, bar }) => {
			card.close();
			bar.close();
		});
	}

	private async load(): Promise<Hosts> {
		if (!partsScope.standpointParts) await ask({ type: 'page/parts' });
		const parts = partsScope.standpointParts;
		if (!parts) throw new Error('The script of the card did not come.');
		this.hosts = { card: new parts.CardHost(this.actions), bar: new parts.BarHost(this.choose) };
		return this.hosts;
	}
}
