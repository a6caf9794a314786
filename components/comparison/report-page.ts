/** A comparison as one HTML file; the parts that the command line and the library's page share. */

import { Fragment, h, type VNode } from 'preact';
import type { Comparison } from '../../lib/coverage/comparison';
import { escapeHtml, webAddress } from '../../lib/export/text';
import { t, words } from '../../lib/i18n';
import { rich } from '../rich';
import { ComparisonView } from './comparison-view';
import { day, outletName } from './figures';

const pageCss = `
:root { color-scheme: light dark; }
body {
	margin: 0 auto; max-width: 76rem; padding: 1.5rem clamp(0.8rem, 3vw, 2.5rem) 4rem;
	background: light-dark(#fff, #1a1d24); color: light-dark(#1b1f27, #eceff5);
	font: 16px/1.5 system-ui, sans-serif;
}
h1 { line-height: 1.25; text-wrap: balance; }
h1, .summary { max-width: 46rem; }
a { color: light-dark(#005faf, #7fc0ff); }
.sources { overflow-wrap: anywhere; }
footer { margin-top: 3rem; color: light-dark(#545c6b, #aab3c4); }
`;

/**
 * The body of a report.
 *
 * @param document makes the charts' elements
 * @param skipped pages that could not be read, with the reason
 */
export function reportBody(
	comparison: Comparison,
	title: string,
	document: Document,
	skipped: readonly { file: string; why: string }[] = [],
): VNode {
	const addresses = new Map(comparison.articles.map(({ id, url }) => [id, addressOf(url)]));
	const view = h(ComparisonView, {
		comparison,
		still: true,
		document,
		width: 720,
		linkTo: (article: string) => addresses.get(article) ?? null,
		share: null,
	});
	return h(Fragment, null, [
		h('main', { class: 'report' }, [
			h('h1', null, title),
			h(
				'ul',
				{ class: 'sources' },
				comparison.articles.map((article) =>
					h(
						'li',
						null,
						rich('comparison.sourceOf', {
							outlet: h('bdi', null, outletName(article.outlet)),
							date: day(article.published) ?? t('comparison.dateUnknown'),
							title: addresses.get(article.id)
								? h('a', { href: addresses.get(article.id) ?? '' }, article.title ?? article.id)
								: (article.title ?? article.id),
						}),
					),
				),
			),
			view,
			skipped.length > 0 &&
				h('section', null, [
					h('h2', null, t('comparison.unreadPages')),
					h(
						'ul',
						{ class: 'sources' },
						skipped.map(({ file, why }) => h('li', null, `${file}: ${why}`)),
					),
				]),
		]),
		h('footer', null, t('comparison.madeBy')),
	]);
}

/**
 * The file: no script runs in it and nothing is fetched, which its content-security policy holds a
 * browser to.
 *
 * @param body HTML, in which all text of the pages is escaped
 * @param css of the comparison
 */
export const reportFile = (title: string, body: string, css: string): string => `<!doctype html>
<html lang="${words().locale}" dir="${words().dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${pageCss}${css}</style>
</head>
<body>${body}</body>
</html>
`;

const addressOf = (url: string | null): string | null => (url === null ? null : webAddress(url));
