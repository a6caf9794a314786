import type { FileSource } from './items';

/** A file a piece at a time, as often as asked. */
export function piecesOf(file: Blob): FileSource {
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
