/** Files made in a page, without holding them whole in the page's own memory. */

/** Characters after which what is written so far is handed to the browser, which may keep it on disk. */
const batch = 4_000_000;

/** @param pieces of the file, in order; taken one at a time, so that whoever makes them sets the pace */
export async function blobOf(
	pieces: AsyncIterable<string> | AsyncIterable<Uint8Array>,
	type: string,
): Promise<Blob> {
	const blobs: Blob[] = [];
	let parts: BlobPart[] = [];
	let size = 0;
	for await (const piece of pieces) {
		parts.push(piece as BlobPart);
		size += piece.length;
		if (size < batch) continue;
		blobs.push(new Blob(parts));
		parts = [];
		size = 0;
	}
	return new Blob([...blobs, ...parts], { type });
}

/** Puts a file where the browser puts what is downloaded. */
export function download(blob: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = name;
	link.click();
	// The browser reads it after the click; a minute is far more than it needs to begin.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A file a piece at a time, as often as asked. */
export function piecesOf(file: Blob): () => AsyncIterable<Uint8Array> {
	return async function* () {
		const reader = file.stream().getReader();
		try {
			for (let got = await reader.read(); !got.done; got = await reader.read()) yield got.value;
		} finally {
			// Whoever asked may have stopped in the middle.
			await reader.cancel().catch(() => {});
		}
	};
}
