import { useMemo } from 'preact/hooks';
import { summarize } from '../../lib/coverage/summary';
import { t, words } from '../../lib/i18n';
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
					<h2 id="in-short">{t('comparison.inShort')}</h2>
					<ul class="summary">
						{summarize(words(), comparison).map(({ text, evidence }) => (
							<li key={text}>
								<Figure evidence={evidence} label={t('comparison.whatItRestsOn')}>
									{text}
								</Figure>
							</li>
						))}
					</ul>
					<p class="soft">
						{t('comparison.madeFrom')}{' '}
						{comparison.leastConfidence > 0 &&
							`${t('comparison.leastConfidence', { confidence: comparison.leastConfidence })} `}
						{t('comparison.notUntrue')}
					</p>
				</section>
				<section aria-labelledby="what-each-leaves-out">
					<h2 id="what-each-leaves-out">{t('comparison.whatEachLeavesOut')}</h2>
					<Gaps />
				</section>
				<section aria-labelledby="who-appears">
					<h2 id="who-appears">{t('comparison.whoAppears')}</h2>
					{mentions.rows.length > 0 && <Chart data={mentions} />}
					<Appearances />
				</section>
				<section aria-labelledby="who-speaks">
					<h2 id="who-speaks">{t('comparison.whoGetsToSpeak')}</h2>
					<Voices />
				</section>
				<section aria-labelledby="who-stands-where">
					<h2 id="who-stands-where">{t('common.whoStandsWhere')}</h2>
					<Stances />
				</section>
				<section aria-labelledby="what-only-one-tells">
					<h2 id="what-only-one-tells">{t('comparison.whatOnlyOneTells')}</h2>
					<Told />
				</section>
				<section aria-labelledby="what-they-call-it">
					<h2 id="what-they-call-it">{t('comparison.whatTheyCallIt')}</h2>
					<Words />
				</section>
				<section aria-labelledby="when">
					<h2 id="when">{t('comparison.when')}</h2>
					{time && <Chart data={time} />}
					<When />
				</section>
			</div>
		</SettingContext.Provider>
	);
}
