/** Says on a terminal how far the work is; on anything else, nothing. */
export class Progress {
	private done = 0;
	private shown = 0;
	private readonly began = performance.now();

	/** @param total documents to come, or null where that isn't known */
	constructor(
		private readonly out: { isTTY?: boolean; write(text: string): unknown },
		private readonly total: number | null,
	) {}

	step(): void {
		this.done++;
		const now = performance.now();
		// Four times a second is as fast as anyone reads.
		if (!this.out.isTTY || (now - this.shown < 250 && this.done !== this.total)) return;
		this.shown = now;
		this.out.write(`\r\u001b[K${progressLine(this.done, this.total, now - this.began)}`);
	}

	/** Takes the line away, so that nothing of it is left beside a message or a prompt. */
	clear(): void {
		if (this.out.isTTY && this.shown > 0) this.out.write('\r\u001b[K');
	}
}

/** @param elapsed in milliseconds */
export function progressLine(done: number, total: number | null, elapsed: number): string {
	if (total === null)
		return `${done} done, ${Math.round(done / Math.max(elapsed / 1000, 0.001))} a second`;
	const left = Math.round(((elapsed / Math.max(done, 1)) * (total - done)) / 1000);
	const time = left < 60 ? `${left} s` : `${Math.floor(left / 60)} min ${left % 60} s`;
	return `${done} of ${total} done, ${time} left`;
}
