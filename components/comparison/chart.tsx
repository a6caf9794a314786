import { useMemo, useRef } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { useWidth } from '../use-width';
import type { ChartData } from './charts';
import { toCsv } from './csv';
import { Scroll } from './scroll';
import { useSetting } from './use-setting';

/** A chart, the table behind it, and what copies either. */
export function Chart({ data }: { data: ChartData }) {
	const { document, width: given, share } = useSetting();
	const [measure, measured] = useWidth();
	const width = given ?? measured;
	const frame = useRef<HTMLDivElement>(null);
	// Plot writes all words as text nodes and attributes, which are escaped when written out.
	const markup = useMemo(
		() => (width ? drawn(data.draw(document, width)) : ''),
		[data, document, width],
	);
	const copyImage = () => {
		const chart = frame.current?.querySelector('svg');
		if (chart) share?.image(chart, data.title);
	};
	return (
		<figure class="chart" ref={measure}>
			<figcaption>{data.title}</figcaption>
			<Scroll label={t('comparison.chart', { title: data.title })}>
				<div
					ref={frame}
					class="drawing"
					role="img"
					aria-label={t('comparison.chartLabel', {
						title: data.title,
						description: data.description,
					})}
					dangerouslySetInnerHTML={{ __html: markup }}
				/>
			</Scroll>
			<p class="soft">{data.description}</p>
			{share && (
				<p class="actions">
					<button type="button" onClick={copyImage}>
						{t('comparison.copyAsImage')}
					</button>
					<button type="button" onClick={() => share.csv(toCsv(data), data.title)}>
						{t('comparison.dataAsCsv')}
					</button>
				</p>
			)}
			<details>
				<summary>{t('comparison.table', { title: data.title })}</summary>
				<Scroll label={data.title}>
					<table>
						<thead>
							<tr>
								{data.header.map((cell) => (
									<th key={cell} scope="col">
										{cell}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{data.rows.map((row) => (
								<tr key={row.join('\n')}>
									{row.map((cell, i) => (
										<td key={data.header[i]}>{cell}</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</Scroll>
			</details>
		</figure>
	);
}

/** The frame around it says what it is; labels on its parts would only be noise. */
function drawn(chart: Element): string {
	chart.setAttribute('aria-hidden', 'true');
	// A page of the extension allows no style but those of its files, which have what it needs.
	for (const style of chart.querySelectorAll('style')) style.remove();
	for (const part of chart.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
	return chart.outerHTML;
}
