import { describe, expect, it } from 'vitest';
import { foldName } from './spelling';

describe('foldName', () => {
	it.each([
		['Ismail Rupiya', 'Ismail Rupiyeh'],
		['Sergei', 'Sergey'],
		['Yuriy', 'Yuri'],
		['Dzhokhar', 'Djokhar'],
		['al-Sapti', 'Sapti'],
		['Zoë Müllerová', 'Zoe Mullerova'],
	])('brings %s and %s together', (a, b) => {
		expect(foldName(a)).toBe(foldName(b));
	});

	it.each([
		['Sapt', 'Sapta'],
		['Anton', 'Antonia'],
		['Maria', 'Mario'],
	])('keeps %s and %s apart', (a, b) => {
		expect(foldName(a)).not.toBe(foldName(b));
	});

	it('keeps common Latin names as they are', () => {
		expect(foldName('Vladimir Putin')).toBe('vladimir putin');
	});
});
