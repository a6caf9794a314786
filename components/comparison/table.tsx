import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n';
import { outletName } from './figures';
import { Scroll } from './scroll';
import { useSetting } from './use-setting';

export interface TableRow {
	key: string;
	head: ComponentChildren;
	/** One for each outlet. */
	cells: ComponentChildren[];
}

/** A row an actor, pair or statement, a column an outlet. */
export function OutletTable({
	title,
	first,
	rows,
}: {
	title: string;
	first: string;
	rows: TableRow[];
}) {
	const { comparison } = useSetting();
	return (
		<Scroll label={t('comparison.table', { title })}>
			<table>
				<caption class="hidden">{title}</caption>
				<thead>
					<tr>
						<th scope="col">{first}</th>
						{comparison.outlets.map(({ name }) => (
							<th key={name} scope="col">
								{outletName(name)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map(({ key, head, cells }) => (
						<tr key={key}>
							<th scope="row">{head}</th>
							{cells.map((cell, i) => (
								<td key={comparison.outlets[i]?.name}>{cell}</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</Scroll>
	);
}

/** What there may be more of. */
type Listed = 'actors' | 'speakers' | 'pairs' | 'statements';

/** Says that a list goes on, and how far. */
export function More({ shown, all, what }: { shown: number; all: number; what: Listed }) {
	if (shown >= all) return null;
	return <p class="soft">{t(`comparison.first.${what}`, { shown, all })}</p>;
}
