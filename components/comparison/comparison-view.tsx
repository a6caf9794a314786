import { useMemo } from 'preact/hooks';
import { Chart } from './chart';
import { mentionsChart, timeChart } from './charts';
import { Figure } from './evidence';
import { Appearances, Gaps, Stances, Told, Voices, When, Words } from './sections';
import { type Setting, SettingContext } from './setting';

/** A story's coverage side by side: an outlet a column, each figure opening its sentences. */
export function ComparisonView(setting: Setting) {
	const { comparison } = setting;
	const mentions = useMemo(() => mentionsChart(comparison), [comparison]);
	const time = useMemo(() => timeChart(comparison), [comparison]);
	return (
		<SettingContext.Provider value={setting}>
			<div class="comparison">
				<section aria-labelledby="in-short">
					<h2 id="in-short">In short</h2>
					<ul class="summary">
						{comparison.summary.map(({ text, evidence }) => (
							<li key={text}>
								<Figure evidence={evidence} label="what it rests on">
									{text}
								</Figure>
							</li>
						))}
					</ul>
					<p class="soft">
						Made from what was detected in the texts, which may be wrong or incomplete.
						{comparison.leastConfidence > 0 &&
							` Statements below a confidence of ${comparison.leastConfidence} are left out.`}{' '}
						What was not found is unknown, not untrue.
					</p>
				</section>
				<section aria-labelledby="what-each-leaves-out">
					<h2 id="what-each-leaves-out">What each leaves out</h2>
					<Gaps />
				</section>
				<section aria-labelledby="who-appears">
					<h2 id="who-appears">Who appears</h2>
					{mentions.rows.length > 0 && <Chart data={mentions} />}
					<Appearances />
				</section>
				<section aria-labelledby="who-speaks">
					<h2 id="who-speaks">Who gets to speak</h2>
					<Voices />
				</section>
				<section aria-labelledby="who-stands-where">
					<h2 id="who-stands-where">Who stands where</h2>
					<Stances />
				</section>
				<section aria-labelledby="what-only-one-tells">
					<h2 id="what-only-one-tells">What only one tells</h2>
					<Told />
				</section>
				<section aria-labelledby="what-they-call-it">
					<h2 id="what-they-call-it">What they call it</h2>
					<Words />
				</section>
				<section aria-labelledby="when">
					<h2 id="when">When</h2>
					{time && <Chart data={time} />}
					<When />
				</section>
			</div>
		</SettingContext.Provider>
	);
}
