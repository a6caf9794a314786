/** How many cases each property gets: `npm run fuzz` has many, `npm test` a small share. */
const all = Number(process.env.FUZZ_CASES ?? 800);

/**
 * @param percent of all cases; those of all properties add up to 100
 * @returns the parameters of fast-check, which says with a failure how to repeat it
 */
export function share(percent: number) {
	const seed = process.env.FUZZ_SEED;
	return {
		numRuns: Math.ceil((all * percent) / 100),
		...(seed ? { seed: Number(seed) } : {}),
	};
}
