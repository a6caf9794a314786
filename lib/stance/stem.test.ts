import { expect, test } from 'vitest';
import { stem } from './stem';

test.each([
	['condemn condemns condemned condemning'],
	['accuse accuses accused accusing'],
	['deny denies denied denying'],
	['ban bans banned banning'],
	['say says said saying'],
	['criticize criticizes criticized criticizing'],
	['support supports supported supporting supports'],
	['ally allies allied'],
	['vote votes voted voting'],
	['urge urges urged urging'],
	['make makes made making'],
	['think thought thinks thinking'],
])('brings the forms of one word together: %s', (forms) => {
	expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
});

test('keeps different words apart', () => {
	expect(stem('need')).not.toBe(stem('ne'));
	expect(stem('princess')).toBe('princess');
	expect(stem('crisis')).toBe('crisis');
	expect(stem('thing')).not.toBe(stem('the'));
});
