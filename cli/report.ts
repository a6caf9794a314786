import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { renderToString } from 'preact-render-to-string';
import { reportBody, reportFile } from '../components/comparison/report-page';
import type { Comparison } from '../lib/coverage/comparison';
import { speak } from '../lib/i18n';
import { english } from '../lib/i18n/english';

const css = readFileSync(
	new URL('../components/comparison/comparison.css', import.meta.url),
	'utf8',
);

/**
 * A comparison as one HTML file.
 *
 * @param skipped pages that could not be read, with the reason
 */
export function reportHtml(
	comparison: Comparison,
	title: string,
	skipped: readonly { file: string; why: string }[],
): string {
	speak(english);
	const { document } = parseHTML('<!doctype html><html><body></body></html>');
	const body = reportBody(comparison, title, document as unknown as Document, skipped);
	return reportFile(title, renderToString(body), css);
}
