import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/ask';
import { t } from '../../lib/i18n';
import type { Forgettable } from '../../lib/messages';
import { ForgetButton } from './confirm';

/** Forgets one of the sites of which something is kept, or everything. */
export function ForgetSection({ articles }: { articles: number }) {
	const [sites, setSites] = useState<Forgettable['sites']>([]);
	const [chosen, setChosen] = useState<string | null>(null);
	const [said, setSaid] = useState('');
	const look = () =>
		ask({ type: 'forget/look', site: null }).then(
			(held) => setSites(held.sites),
			() => setSites([]),
		);
	useEffect(() => {
		look();
	}, [articles]);
	const site = sites.some((one) => one.site === chosen) ? chosen : (sites[0]?.site ?? null);
	return (
		<>
			<p class="hint">{t('forget.hint')}</p>
			{site !== null && (
				<p class="acts">
					<label class="every">
						<span>{t('forget.oneSite')}</span>{' '}
						<select value={site} onChange={(event) => setChosen(event.currentTarget.value)}>
							{sites.map((one) => (
								<option key={one.site} value={one.site} selected={one.site === site}>
									{t('forget.siteOf', { site: one.site, articles: one.articles })}
								</option>
							))}
						</select>
					</label>
					<ForgetButton
						site={site}
						onForgotten={() => {
							setSaid(t('forget.done'));
							look();
						}}
					>
						{t('forget.site.open')}
					</ForgetButton>
				</p>
			)}
			<p class="acts">
				{/* Once it is done, this page is loaded anew: see when-forgotten.ts. */}
				<ForgetButton site={null} onForgotten={() => {}}>
					{t('forget.everything.open')}
				</ForgetButton>
			</p>
			<p class="hint" role="status">
				{said}
			</p>
		</>
	);
}
