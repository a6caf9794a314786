import { describe, expect, it } from 'vitest';
import { bodies } from './bodies';
import { states } from './states';

describe('states', () => {
	it('have a code of their own and names that no other state has', () => {
		const names = states.flatMap((state) => [...state.names, ...state.capitals, ...state.seats]);
		expect(new Set(states.map((state) => state.code)).size).toBe(states.length);
		expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
		for (const state of states) expect(state.names[0]).toMatch(/^\p{Lu}/u);
		// The members of the United Nations and a few more.
		expect(states.length).toBeGreaterThan(192);
	});
});

describe('bodies', () => {
	it('have names that no other body has', () => {
		const names = bodies.flatMap((body) => [body.name, ...body.names]);
		expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
	});
});
