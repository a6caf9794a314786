import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRoute, parseRoute, type Route, views } from './route';

test('every route leads back to itself', () => {
	const text = fc.string({ unit: 'grapheme', maxLength: 30 });
	const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
	const route = fc.oneof(
		fc.record({
			page: fc.constant('list'),
			view: fc.constantFrom(...views),
			query: text,
			sort: text,
		}),
		fc.record({ page: fc.constant('article'), id, at: fc.option(id), query: text }),
		fc.record({ page: fc.constant('actor'), key: id }),
		fc.record({ page: fc.constant('story'), id }),
	) as fc.Arbitrary<Route>;
	fc.assert(
		fc.property(route, (one) => {
			expect(parseRoute(formatRoute(one))).toEqual(one);
		}),
	);
});

test.each(['', '#', '#/nowhere', '#/article/', '#/article/%E0%A4%A', '##//?'])(
	'%s, which is none, leads to the articles',
	(hash) => {
		expect(parseRoute(hash)).toMatchObject({ page: 'list', view: 'articles' });
	},
);
