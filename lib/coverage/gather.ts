/**
 * Average-link clustering: joins the two groups whose members are on average most alike, again and
 * again, while that average is above 0. Ties go to the lower numbers, so that the same input always
 * gives the same groups.
 *
 * Takes n² memory and n³ time at worst: for at most a few hundred items.
 *
 * @param likeness of items `a` and `b`, symmetrical; above 0 they rather belong together
 * @returns the groups, each with its items ascending, ordered by their first
 */
export function gather(count: number, likeness: (a: number, b: number) => number): number[][] {
	const groups: (number[] | null)[] = Array.from({ length: count }, (_, i) => [i]);
	const sums: Float64Array[] = groups.map(() => new Float64Array(count));
	for (let a = 0; a < count; a++) {
		for (let b = 0; b < a; b++) {
			const value = likeness(a, b);
			const [rowA, rowB] = [sums[a], sums[b]];
			if (rowA && rowB) {
				rowA[b] = value;
				rowB[a] = value;
			}
		}
	}
	for (;;) {
		let best = 0;
		let pair: [number, number] | null = null;
		for (const [a, one] of groups.entries()) {
			if (!one) continue;
			for (let b = 0; b < a; b++) {
				const other = groups[b];
				if (!other) continue;
				const mean = (sums[a]?.[b] ?? 0) / (one.length * other.length);
				if (mean > best) {
					best = mean;
					pair = [b, a];
				}
			}
		}
		if (!pair) break;
		const [into, gone] = pair;
		groups[into]?.push(...(groups[gone] ?? []));
		groups[gone] = null;
		const [rowInto, rowGone] = [sums[into], sums[gone]];
		for (const [k, row] of sums.entries()) {
			if (!rowInto || !rowGone || k === into) continue;
			rowInto[k] = (rowInto[k] ?? 0) + (rowGone[k] ?? 0);
			row[into] = rowInto[k] ?? 0;
		}
	}
	return groups.filter((group) => group !== null).map((group) => group.sort((a, b) => a - b));
}
