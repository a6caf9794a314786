import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments';

describe('readArguments', () => {
	it('reads files and options', () => {
		expect(readArguments(['--url', 'https://example.org/a', 'page.html'])).toEqual({
			files: ['page.html'],
			jsonl: false,
			explain: false,
			help: false,
			format: 'json',
			url: 'https://example.org/a',
		});
	});

	it.each([
		[[], /no file given/],
		[['--format', 'xml', 'a.html'], /no format "xml"; there is: json, markdown, csv, jsonl, /],
		[['--jsonl', 'a.html'], /takes no files/],
		[['--url', 'https://example.org/a', 'a.html', 'b.html'], /exactly one file/],
		[['--url', 'example', 'a.html'], /is no address/],
		[['--colour', 'a.html'], /colour/],
	])('says what is wrong with %j', (args, message) => {
		expect(() => readArguments(args)).toThrow(message);
	});
});
