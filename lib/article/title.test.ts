import { expect, test } from 'vitest';
import { likeness, withoutOutlet } from './title';

test.each([
	['Storm hits Zenda - The Hentzau Times', 'Storm hits Zenda'],
	['Storm hits Zenda | hentzautimes.com', 'Storm hits Zenda'],
	['Hentzau Times: Storm hits Zenda', 'Hentzau Times: Storm hits Zenda'],
	['Hentzau Times | Storm hits Zenda', 'Storm hits Zenda'],
	['Storm – and flood – hit Zenda', 'Storm – and flood – hit Zenda'],
	['Storm hits Zenda | World | Hentzau Times', 'Storm hits Zenda | World'],
	['Anti-storm plan for Zenda', 'Anti-storm plan for Zenda'],
	['The Hentzau Times', 'The Hentzau Times'],
])('%s is %s', (title, expected) => {
	expect(withoutOutlet(title, ['The Hentzau Times', 'hentzautimes.com'])).toBe(expected);
});

test('a heading of the page says where the title ends', () => {
	expect(withoutOutlet('Storm hits Zenda | World | Paper', ['Other'], ['Storm hits Zenda'])).toBe(
		'Storm hits Zenda',
	);
});

test('likeness', () => {
	expect(likeness('Storm hits Zenda', 'STORM hits Zenda!')).toBe(1);
	expect(likeness('Storm hits Zenda', 'King leaves')).toBe(0);
	expect(likeness('', 'King leaves')).toBe(0);
});
