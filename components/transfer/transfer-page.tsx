import './transfer.css';
import { ExportFormats } from '../export/export-button';
import { wholeLibrary } from '../export/scopes';
import { counted } from '../library/dates';
import type { Deeds } from '../library/deeds';
import type { LibraryState } from '../library/use-library';
import { BackupSection } from './backup-section';
import { ImportSection } from './import-section';
import { TemplateSection } from './template-section';

/** Everything that goes out of the library into files, and comes in from them. */
export function TransferPage({ state, deeds }: { state: LibraryState; deeds: Deeds }) {
	const articles = state.catalogue?.articleCount ?? 0;
	return (
		<article class="transfer">
			<h1>Export, import and backup</h1>
			<p class="lead">Files are made and read on this computer; nothing is sent anywhere.</p>
			<section aria-labelledby="backup-title">
				<h2 id="backup-title">Backup</h2>
				<BackupSection articles={articles} />
			</section>
			<section aria-labelledby="import-title">
				<h2 id="import-title">Import or restore</h2>
				<ImportSection deeds={deeds} />
			</section>
			<section aria-labelledby="export-title">
				<h2 id="export-title">Export everything</h2>
				<p class="hint">
					{counted(articles, 'article')}. A part of them is exported from the lists, the pages of
					articles, actors and stories, and the popup.
				</p>
				<ExportFormats scope={wholeLibrary(articles)} />
			</section>
			<section aria-labelledby="template-title">
				<h2 id="template-title">Markdown template</h2>
				<TemplateSection catalogue={state.catalogue} />
			</section>
		</article>
	);
}
