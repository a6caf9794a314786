/**
 * SHA-256 over blocks, each with the digest of the one before it in front: the browser's own digest
 * takes only whole texts, and a backup is not to be held whole.
 */
export class ChainedDigest {
	private before = new Uint8Array(0);
	private parts: Uint8Array[] = [];

	add(bytes: Uint8Array): void {
		this.parts.push(bytes);
	}

	/** The digest of what was added since the last, and of all before that, in hexadecimal. */
	async next(): Promise<string> {
		const parts = [this.before, ...this.parts];
		const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
		let at = 0;
		for (const part of parts) {
			whole.set(part, at);
			at += part.length;
		}
		this.parts = [];
		this.before = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
		return Array.from(this.before, (byte) => byte.toString(16).padStart(2, '0')).join('');
	}
}
