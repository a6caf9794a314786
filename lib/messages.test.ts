import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChanged, readIncoming, readToPage, type Sender } from './messages';

const self = { id: 'ours', origin: 'chrome-extension://ours/' };
const page: Sender = {
	id: 'ours',
	url: 'https://news.example/story',
	frameId: 0,
	tab: { id: 7 },
};
const popup: Sender = { id: 'ours', url: 'chrome-extension://ours/popup.html' };
const popupInTab: Sender = { ...popup, frameId: 0, tab: { id: 8 } };
const before = {
	url: 'https://news.example/story',
	address: 'https://news.example/story',
	text: 'Text.',
	isAnnotated: true,
};
const styles = { kinds: ['p'], layers: ['actor'] };
const toRead = { type: 'page/read', markup: '<html/>', before, onDark: false, styles };

describe('readIncoming', () => {
	test('takes a page’s message from the top frame of a web page, with its tab', () => {
		expect(readIncoming(toRead, page, self)).toEqual({
			from: 'page',
			tabId: 7,
			url: page.url,
			message: toRead,
		});
	});

	test('takes an extension page’s message, in a tab or not', () => {
		const message = { type: 'tab/view', tabId: 7 };
		for (const sender of [popup, popupInTab]) {
			expect(readIncoming(message, sender, self)).toEqual({ from: 'extension', message });
		}
	});

	test.each<[string, unknown, Sender]>([
		['another extension', toRead, { ...page, id: 'theirs' }],
		['a frame in a page', toRead, { ...page, frameId: 3 }],
		['no tab', toRead, { id: 'ours', url: 'https://news.example/' }],
		['a file', toRead, { ...page, url: 'file:///etc/passwd' }],
		['a page that gives itself a popup’s power', { type: 'site/off', tabId: 1, off: true }, page],
		['a page that judges as the popup does', { type: 'judge', id: 'x', judgement: 'right' }, page],
		[
			'an origin that only begins like ours',
			{ type: 'tab/view', tabId: 1 },
			{ ...popup, url: 'chrome-extension://ours.evil/popup.html' },
		],
		['a popup that plays a page', toRead, popup],
		['a field too many', { ...toRead, extra: 1 }, page],
		['a field further in too many', { ...toRead, before: { ...before, id: 'x' } }, page],
		['a page that is none', { ...toRead, markup: 5 }, page],
		[
			'a script for an address',
			{ ...toRead, before: { ...before, url: 'javascript:alert(1)' } },
			page,
		],
		['a text that is none', { ...toRead, before: { ...before, text: null } }, page],
		['names that are none', { ...toRead, styles: { ...styles, kinds: ['p, * { }'] } }, page],
		['layers that are none', { ...toRead, styles: { ...styles, layers: ['x) {}'] } }, page],
		['a judgement that is none', { type: 'page/judge', id: 'x', judgement: 'maybe' }, page],
	])('drops what comes from %s', (_, message, sender) => {
		expect(readIncoming(message, sender, self)).toBeNull();
	});

	test('drops whatever has no known shape, without throwing', () => {
		fc.assert(
			fc.property(fc.anything(), (message) => {
				expect(readIncoming(message, page, self)).toBeNull();
				expect(readIncoming(message, popup, self)).toBeNull();
			}),
		);
	});
});

test('a content script listens to the background of its own extension only', () => {
	const show = { type: 'show', id: 'x' };
	expect(readToPage(show, { id: 'ours' }, self)).toEqual(show);
	expect(readToPage(show, { id: 'theirs' }, self)).toBeNull();
	expect(readToPage(show, { id: 'ours', tab: { id: 3 } }, self)).toBeNull();
	expect(readToPage({ type: 'show', id: 'x', more: 1 }, { id: 'ours' }, self)).toBeNull();
});

test('our pages take news from the background only', () => {
	const news = { type: 'changed', tabIds: [7] };
	expect(readChanged(news, { id: 'ours' }, self)).toEqual(news);
	expect(readChanged(news, page, self)).toBeNull();
	expect(readChanged({ type: 'changed', tabIds: ['7'] }, { id: 'ours' }, self)).toBeNull();
});
