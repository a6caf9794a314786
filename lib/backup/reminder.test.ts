import { expect, test } from 'vitest';
import { daysWithoutBackup } from './reminder';

const day = 24 * 3600 * 1000;
const now = 1000 * day;
const ago = (days: number) => now - days * day;

test.each([
	['nothing kept', { lastBackup: null, snoozed: null, since: null }, null],
	['a first week without', { lastBackup: null, snoozed: null, since: ago(6) }, null],
	['a week without', { lastBackup: null, snoozed: null, since: ago(8) }, 8],
	['a fresh one', { lastBackup: ago(29), snoozed: null, since: ago(400) }, null],
	['an old one', { lastBackup: ago(31), snoozed: null, since: ago(400) }, 31],
	['put off lately', { lastBackup: ago(90), snoozed: ago(13), since: ago(400) }, null],
	['put off long ago', { lastBackup: ago(90), snoozed: ago(15), since: ago(400) }, 90],
])('%s', (_, state, days) => expect(daysWithoutBackup(state, now)).toBe(days));
