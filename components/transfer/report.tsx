import type { Counts, ImportReport } from '../../lib/import/import';
import { counted } from '../library/dates';

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
	return (
		<div class="report">
			<p>
				{changes === 0 ? (
					known > 0 ? (
						<>Everything that can be read in “{file}” is here already.</>
					) : (
						<>Nothing in “{file}” can be imported.</>
					)
				) : (
					<>
						{isPlan ? 'Importing' : 'Imported'} “{file}” {isPlan ? 'would add' : 'added'}{' '}
						<strong>
							{counted(added.articles, 'article')}, {counted(added.annotations, 'annotation')}
						</strong>
						{added.rows > 0 && ` and ${counted(added.rows, 'record')} on actors and stories`}.
						{filled > 0 &&
							` ${isPlan ? 'It would complete' : 'It completed'} ${counted(filled, 'record')} with what you said there and not here.`}
						{known > 0 &&
							` ${counted(known, 'record')} ${known === 1 ? 'is' : 'are'} here already.`}
						{report.cancelled && ' It was stopped before the end of the file.'}
					</>
				)}
			</p>
			{problemCount > 0 && (
				<details open={changes === 0}>
					<summary>{counted(problemCount, 'record')} can’t be read</summary>
					<ol class="problems">
						{problems.slice(0, mostListed).map(({ line, reason }) => (
							<li key={`${line} ${reason}`}>
								<span class="line">Line {line.toLocaleString()}</span> {reason}
							</li>
						))}
					</ol>
					{problemCount > mostListed && (
						<p class="hint">and {(problemCount - mostListed).toLocaleString()} more</p>
					)}
				</details>
			)}
		</div>
	);
}
