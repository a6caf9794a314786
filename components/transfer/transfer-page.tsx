import { t } from '../../lib/i18n';
import './transfer.css';
import { ExportFormats } from '../export/export-button';
import { wholeLibrary } from '../export/scopes';
import { ForgetSection } from '../forget/forget-section';
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
			<h1>{t('transfer.exportImportAndBackup')}</h1>
			<p class="lead">{t('transfer.filesAreMadeAndRead')}</p>
			<section aria-labelledby="backup-title">
				<h2 id="backup-title">{t('transfer.backup')}</h2>
				<BackupSection articles={articles} />
			</section>
			<section aria-labelledby="import-title">
				<h2 id="import-title">{t('transfer.importOrRestore')}</h2>
				<ImportSection deeds={deeds} />
			</section>
			<section aria-labelledby="export-title">
				<h2 id="export-title">{t('transfer.exportEverything')}</h2>
				<p class="hint">{t('transfer.aPart', { articles: counted(articles, 'article') })}</p>
				<ExportFormats scope={wholeLibrary(articles)} />
			</section>
			<section aria-labelledby="template-title">
				<h2 id="template-title">{t('transfer.markdownTemplate')}</h2>
				<TemplateSection catalogue={state.catalogue} />
			</section>
			<section aria-labelledby="forget-section-title">
				<h2 id="forget-section-title">{t('forget.title')}</h2>
				<ForgetSection articles={articles} />
			</section>
		</article>
	);
}
