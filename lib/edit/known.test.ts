import { expect, test } from 'vitest';
import type { ActorEdit, KnownActor, Party } from '../saved';
import { knownAsEdited } from './known';

const actor = (key: string, name: string, ...names: string[]): KnownActor => ({
	key,
	name,
	kind: 'person',
	names: [name, ...names],
	updatedAt: 0,
});
const ruritania = actor('x:ruritania', 'Ruritania', 'Strelsau');
const zenda = actor('x:zenda', 'Zenda');
const party = ({ key, name }: KnownActor): Party => ({ actor: 'a', key, name });

let next = 0;
const edit = (
	of: KnownActor,
	change: Record<string, unknown>,
	rest: Partial<ActorEdit> = {},
): ActorEdit =>
	({
		id: `edit-${next++}`,
		scope: null,
		createdAt: next,
		deletedAt: null,
		actor: party(of),
		...change,
		...rest,
	}) as ActorEdit;

test('renamed and retyped actors go by what the reader said, and what they were called stays found', () => {
	const edits = [
		edit(ruritania, { what: 'rename', name: 'Kingdom of Ruritania' }),
		edit(ruritania, { what: 'retype', kind: 'government' }),
	];
	expect(knownAsEdited([ruritania, zenda], edits)).toEqual([
		{ ...ruritania, name: 'Kingdom of Ruritania', kind: 'government' },
		zenda,
	]);
});

test('what holds on one page, or was taken back, changes nothing', () => {
	const edits = [
		edit(ruritania, { what: 'rename', name: 'A' }, { scope: 'https://ledger.example/a' }),
		edit(ruritania, { what: 'hide' }, { deletedAt: 5 }),
	];
	expect(knownAsEdited([ruritania], edits)).toEqual([ruritania]);
});

test('a merged actor lends its names, and what is done to it later is done to what it became', () => {
	const edits = [
		edit(zenda, { what: 'merge', into: party(ruritania) }),
		edit(zenda, { what: 'rename', name: 'The Realm' }),
	];
	expect(knownAsEdited([ruritania, zenda], edits)).toEqual([
		{ ...ruritania, name: 'The Realm', names: ['Ruritania', 'Strelsau', 'Zenda'] },
	]);
});

test('a circle of merges ends', () => {
	const edits = [
		edit(zenda, { what: 'merge', into: party(ruritania) }),
		edit(ruritania, { what: 'merge', into: party(zenda) }),
	];
	expect(knownAsEdited([ruritania, zenda], edits)).toHaveLength(1);
});

test('a hidden actor is left out', () => {
	expect(knownAsEdited([ruritania, zenda], [edit(zenda, { what: 'hide' })])).toEqual([ruritania]);
});

test('a name that was split off is no name of the actor any more', () => {
	const edits = [edit(ruritania, { what: 'split', names: ['Strelsau'], name: 'Strelsau' })];
	expect(knownAsEdited([ruritania], edits)).toEqual([{ ...ruritania, names: ['Ruritania'] }]);
});
