import { expect as base } from '@playwright/test';

/**
 * Playwright's, but that `poll` looks again soon: by itself it lets up to a second pass, longer than
 * most of what is waited for takes.
 */
export const expect = new Proxy(base, {
	get: (target, key) => (key === 'poll' ? poll : Reflect.get(target, key)),
});

const poll: typeof base.poll = (read, options) =>
	base.poll(read, {
		intervals: [50],
		...(typeof options === 'string' ? { message: options } : options),
	});
