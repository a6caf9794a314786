import { expect, test } from 'vitest';
import { addressing } from './address';
import { isHomePage } from './addressing';

test.each([
	['https://zenda.example/a#comments', 'https://zenda.example/a'],
	['https://zenda.example/#!/a', 'https://zenda.example/#!/a'],
	['https://zenda.example/a?utm_source=x&utm_medium=y', 'https://zenda.example/a'],
	['https://zenda.example/a?b=2&fbclid=1&a=1&gclid=3', 'https://zenda.example/a?a=1&b=2'],
	['https://zenda.example/a?id=7&ref=home&mc_cid=1&CMPID=4', 'https://zenda.example/a?id=7'],
	['https://zenda.example/story/amp', 'https://zenda.example/story'],
	['https://zenda.example/story/amp/', 'https://zenda.example/story'],
	['https://zenda.example/amp/story', 'https://zenda.example/story'],
	['https://zenda.example/story.amp.html', 'https://zenda.example/story.html'],
	['https://zenda.example/story?amp=1', 'https://zenda.example/story'],
	['https://zenda.example/story?outputType=amp&id=3', 'https://zenda.example/story?id=3'],
	['https://zenda.example/a?output=pdf', 'https://zenda.example/a?output=pdf'],
	['https://amp.zenda.example/story', 'https://www.zenda.example/story'],
	['https://m.zenda.example/story', 'https://www.zenda.example/story'],
	['https://mobile.zenda.co.uk/story', 'https://www.zenda.co.uk/story'],
	['https://en.m.zenda.example/story', 'https://en.zenda.example/story'],
	['https://m.example/story', 'https://m.example/story'],
	[
		'https://www-zenda-example.cdn.ampproject.org/c/s/www.zenda.example/story/amp?usqp=1',
		'https://www.zenda.example/story',
	],
	['https://www.google.com/amp/s/www.zenda.example/story', 'https://www.zenda.example/story'],
	['https://zenda.example/camp/tramp', 'https://zenda.example/camp/tramp'],
	['http://localhost:8080/a?utm_id=1', 'http://localhost:8080/a'],
	['https://zenda.example/q?a=%20x', 'https://zenda.example/q?a=%20x'],
	['about:blank#x', 'about:blank'],
	['', ''],
])('%s is %s', (address, expected) => {
	expect(addressing.normalise(address)).toBe(expected);
	expect(addressing.normalise(expected)).toBe(expected);
});

test.each([
	[
		'on the same site',
		'https://www.zenda.example/story',
		'https://zenda.example/s?id=1',
		'https://www.zenda.example/story',
	],
	['relative', '/story', 'https://zenda.example/s?id=1', 'https://zenda.example/story'],
	[
		'on another site',
		'https://hentzau.example/story',
		'https://zenda.example/s',
		'https://zenda.example/s',
	],
	[
		'on another blog of one host',
		'https://b.github.io/story',
		'https://a.github.io/s',
		'https://a.github.io/s',
	],
	['a home page', 'https://zenda.example/', 'https://zenda.example/s', 'https://zenda.example/s'],
	[
		'a home page, on one',
		'https://zenda.example/',
		'https://zenda.example/?utm_id=1',
		'https://zenda.example/',
	],
	[
		'another port of localhost',
		'http://localhost:1/a',
		'http://localhost:2/b',
		'http://localhost:2/b',
	],
	['the same localhost', 'http://localhost:2/a', 'http://localhost:2/b', 'http://localhost:2/a'],
	[
		'without encryption',
		'http://zenda.example/a',
		'https://zenda.example/a?x=1',
		'https://zenda.example/a',
	],
	['a script', 'javascript:alert(1)', 'https://zenda.example/a', 'https://zenda.example/a'],
	[
		'with tracking',
		'https://zenda.example/a?utm_id=1',
		'https://zenda.example/b',
		'https://zenda.example/a',
	],
	[
		'of an AMP cache',
		'https://zenda.example/a',
		'https://zenda-example.cdn.ampproject.org/c/s/zenda.example/a/amp',
		'https://zenda.example/a',
	],
	['empty', '  ', 'https://zenda.example/a', 'https://zenda.example/a'],
])('a canonical address %s', (_, claim, own, expected) => {
	expect(addressing.canonical([claim], own)).toBe(expected);
});

test('the first claim that can be believed counts', () => {
	const claims = [
		null,
		'https://hentzau.example/x',
		'https://zenda.example/y',
		'https://zenda.example/z',
	];
	expect(addressing.canonical(claims, 'https://zenda.example/a')).toBe('https://zenda.example/y');
});

test('the registrable domain', () => {
	expect(addressing.domain('https://news.zenda.co.uk/a')).toBe('zenda.co.uk');
	expect(addressing.domain('http://localhost:8080/a')).toBe('localhost');
	expect(addressing.domain('nonsense')).toBe('');
});

test.each([
	['https://zenda.example/', true],
	['https://zenda.example/en/', true],
	['https://zenda.example/index.html', true],
	['https://zenda.example/?p=7', false],
	['https://zenda.example/world', false],
])('%s is a home page: %s', (address, expected) => {
	expect(isHomePage(new URL(address))).toBe(expected);
});
