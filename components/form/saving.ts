import type { Edit } from '../../lib/edit/shape';

/**
 * Stands between a form and what keeps its words: the form stays open, with all that was written in
 * it, until that is kept; and what is saved twice in a row is saved once.
 */
export class Saving {
	private asked: Promise<boolean>[] = [];
	private isWaiting = false;

	/**
	 * @param keep says whether it was kept
	 * @param leave closes the form
	 */
	constructor(
		private readonly keep: (edit: Edit) => Promise<boolean>,
		private readonly leave: () => void,
	) {}

	readonly edit = (edit: Edit): void => {
		if (!this.isWaiting) this.asked.push(this.keep(edit));
	};

	/** Closes the form at once where nothing was asked for, else when all of it is kept. */
	readonly close = async (): Promise<void> => {
		if (this.isWaiting) return;
		if (this.asked.length > 0) {
			this.isWaiting = true;
			const kept = await Promise.all(this.asked.splice(0));
			this.isWaiting = false;
			if (kept.includes(false)) return;
		}
		this.leave();
	};
}
