/** Longest work at a stretch while the page is in use, in milliseconds. */
const stretch = 12;

let rested = 0;

/** Lets the page answer its reader, if it has been kept busy for a while. */
export async function pause(): Promise<void> {
	if (performance.now() - rested < stretch) return;
	await new Promise((resolve) => setTimeout(resolve));
	rested = performance.now();
}
