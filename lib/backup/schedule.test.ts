import { expect, test } from 'vitest';
import { backupName, daysWithoutBackup, isBackupDue } from './schedule';

const day = 24 * 3600 * 1000;
const now = 1000 * day;
const ago = (days: number) => now - days * day;

test.each([
	['nothing kept', { lastBackup: null, snoozed: null, every: null, since: null }, null],
	['a first week without', { lastBackup: null, snoozed: null, every: null, since: ago(6) }, null],
	['a week without', { lastBackup: null, snoozed: null, every: null, since: ago(8) }, 8],
	['a fresh one', { lastBackup: ago(29), snoozed: null, every: null, since: ago(400) }, null],
	['an old one', { lastBackup: ago(31), snoozed: null, every: null, since: ago(400) }, 31],
	['put off lately', { lastBackup: ago(90), snoozed: ago(13), every: null, since: ago(400) }, null],
	[
		'made each week, six days ago',
		{ lastBackup: ago(6), snoozed: null, every: 7, since: ago(99) },
		null,
	],
	[
		'made each week, a day too late',
		{ lastBackup: ago(8), snoozed: null, every: 7, since: ago(99) },
		8,
	],
	[
		'made each day, put off yesterday',
		{ lastBackup: ago(3), snoozed: ago(1), every: 1, since: ago(99) },
		3,
	],
	[
		'made in a year to come',
		{ lastBackup: ago(-365), snoozed: null, every: null, since: ago(40) },
		40,
	],
	[
		'put off in a year to come',
		{ lastBackup: ago(90), snoozed: ago(-365), every: null, since: ago(400) },
		90,
	],
	['put off long ago', { lastBackup: ago(90), snoozed: ago(15), every: null, since: ago(400) }, 90],
])('%s', (_, state, days) => expect(daysWithoutBackup(state, now)).toBe(days));

test.each([
	['none is wanted', { lastBackup: null, every: null }, false],
	['none was made', { lastBackup: null, every: 7 }, true],
	['the last is fresh', { lastBackup: ago(6.9), every: 7 }, false],
	['the last is old', { lastBackup: ago(7), every: 7 }, true],
	['the clock was set back', { lastBackup: ago(-400), every: 7 }, true],
])('due where %s: %j', (_, state, due) => expect(isBackupDue(state, now)).toBe(due));

test('names say the day', () => {
	const may = new Date(2024, 4, 1, 23, 59);
	expect([backupName(may), backupName(may, 2)]).toEqual([
		'Standpoint backup 2024-05-01.jsonl.gz',
		'Standpoint backup 2024-05-01 (2).jsonl.gz',
	]);
});
