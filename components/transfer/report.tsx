import { commas, plural, t } from '../../lib/i18n';
import type { Counts, ImportReport } from '../../lib/import/import';
import { counted } from '../library/dates';
import { rich } from '../rich';

/** Problems that are listed; a file may have any number. */
const mostListed = 200;

/** How much an import changes, and how much of its file was here before. */
export function summary({ added, filled, known }: ImportReport) {
	const total = ({ articles, annotations, rows }: Counts) => articles + annotations + rows;
	return { changes: total(added) + filled, known: total(known) };
}

/** What an import did, or would do: what it adds, what was here, and what could not be read. */
export function ReportView({
	report,
	file,
	isPlan = false,
}: {
	report: ImportReport;
	file: string;
	isPlan?: boolean;
}) {
	const { changes, known } = summary(report);
	const { added, filled, problems, problemCount } = report;
	const what = commas([
		counted(added.articles, 'article'),
		counted(added.annotations, 'annotation'),
	]);
	const does = isPlan ? 'wouldAdd' : 'added';
	const sentence =
		added.rows > 0 ? (`transfer.${does}And` as const) : (`transfer.${does}` as const);
	return (
		<div class="report">
			<p>
				{changes === 0 ? (
					known > 0 ? (
						t('transfer.allHere', { file })
					) : (
						t('transfer.nothingReadable', { file })
					)
				) : (
					<>
						{rich(sentence, {
							file: <bdi>{file}</bdi>,
							what: <strong>{what}</strong>,
							rows: counted(added.rows, 'record'),
						})}
						{filled > 0 &&
							` ${t(isPlan ? 'transfer.wouldComplete' : 'transfer.completed', { what: counted(filled, 'record') })}`}
						{known > 0 && ` ${plural('transfer.known', known)}`}
						{report.cancelled && ` ${t('transfer.stopped')}`}
					</>
				)}
			</p>
			{problemCount > 0 && (
				<details open={changes === 0}>
					<summary>{plural('transfer.unreadable', problemCount)}</summary>
					<ol class="problems">
						{problems.slice(0, mostListed).map(({ line, reason }) => (
							<li key={`${line} ${reason}`}>
								<span class="line">{t('transfer.line', { line })}</span> {reason}
							</li>
						))}
					</ol>
					{problemCount > mostListed && (
						<p class="hint">{plural('transfer.more', problemCount - mostListed)}</p>
					)}
				</details>
			)}
		</div>
	);
}
