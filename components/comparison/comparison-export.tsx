import { render } from 'preact';
import type { Comparison } from '../../lib/coverage/comparison';
import { t } from '../../lib/i18n';
import { download } from '../export/files';

/** Saves a comparison: as a note, or as a page that needs nothing else. */
export function ComparisonExport({ comparison, title }: { comparison: Comparison; title: string }) {
	return (
		<>
			<button type="button" onClick={() => saveMarkdown(comparison, title)}>
				{t('comparison.comparisonAsMarkdown')}
			</button>
			<button type="button" onClick={() => saveReport(comparison, title)}>
				{t('comparison.comparisonAsAWebPage')}
			</button>
		</>
	);
}

async function saveMarkdown(comparison: Comparison, title: string): Promise<void> {
	const [{ comparisonMarkdown }, { safeFileName }] = await Promise.all([
		import('../../lib/export/comparison'),
		import('../../lib/export/filename'),
	]);
	const text = comparisonMarkdown(comparison, title, Date.now());
	download(new Blob([text], { type: 'text/markdown' }), safeFileName(title, 'md'));
}

async function saveReport(comparison: Comparison, title: string): Promise<void> {
	const [{ reportBody, reportFile }, { default: css }, { safeFileName }] = await Promise.all([
		import('./report-page'),
		import('./comparison.css?raw'),
		import('../../lib/export/filename'),
	]);
	// Never put into the page: only its markup is wanted.
	const place = document.createElement('div');
	render(reportBody(comparison, title, document), place);
	const file = reportFile(title, place.innerHTML, css);
	render(null, place);
	download(new Blob([file], { type: 'text/html' }), safeFileName(title, 'html'));
}
