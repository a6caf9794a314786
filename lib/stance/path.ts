/** The way between two words in a dependency tree. */

import { finish } from '../language/hash';
import type { Reading } from './reading';

/** Longest way up that is followed from either end. */
export const reach = 12;

export interface Path {
	/** Steps up from `a` and down to `b`; -1 where they don't meet within reach. */
	up: number;
	down: number;
	/** Where they meet. */
	top: number;
	/** Tokens on the way up, `a` first, `top` last; and on the way down, `b` first, `top` last. */
	readonly rising: Int32Array;
	readonly falling: Int32Array;
	/** Hash of the relations passed, with their directions. */
	shape: number;
	/** The same of the first three steps from either end only. */
	shapeUp: number;
	shapeDown: number;
}

export function newPath(): Path {
	return {
		up: -1,
		down: -1,
		top: -1,
		rising: new Int32Array(reach + 1),
		falling: new Int32Array(reach + 1),
		shape: 0,
		shapeUp: 0,
		shapeDown: 0,
	};
}

/** Finds the way from `a` to `b`, in place. */
export function findPath(r: Reading, a: number, b: number, path: Path): void {
	const { head, label } = r;
	let ups = 0;
	for (let i = a; i >= 0 && ups <= reach; i = head[i] as number) path.rising[ups++] = i;
	let downs = 0;
	path.up = -1;
	path.down = -1;
	path.top = -1;
	for (let i = b; i >= 0 && downs <= reach; i = head[i] as number) {
		path.falling[downs] = i;
		for (let k = 0; k < ups; k++) {
			if (path.rising[k] === i) {
				path.up = k;
				path.down = downs;
				path.top = i;
				break;
			}
		}
		if (path.top >= 0) break;
		downs++;
	}
	if (path.top < 0) {
		path.shape = 1;
		path.shapeUp = 1;
		path.shapeDown = 1;
		return;
	}
	let shape = 17;
	path.shapeUp = 17;
	path.shapeDown = 17;
	for (let k = 0; k < path.up; k++) {
		shape = Math.imul(shape ^ (label[path.rising[k] as number] as number), 0x01000193) + 1;
		if (k < 3) path.shapeUp = finish(shape);
	}
	shape = Math.imul(shape, 31) ^ 0x55;
	for (let k = path.down - 1; k >= 0; k--) {
		shape = Math.imul(shape ^ (label[path.falling[k] as number] as number), 0x01000193) + 2;
	}
	path.shape = finish(shape);
	let tail = 19;
	for (let k = 0; k < path.down && k < 3; k++) {
		tail = Math.imul(tail ^ (label[path.falling[k] as number] as number), 0x01000193) + 2;
	}
	path.shapeDown = finish(tail);
}
