import { t } from '../../lib/i18n';
import { HelpSheet, openHelp } from '../help/help-sheet';
import { rich } from '../rich';
import { Example } from './example';
import { Reach } from './reach';

/** The first page: what the tool does, on an example, and how far it may go. Can be opened again. */
export function Welcome() {
	return (
		<main>
			<header>
				<h1>{t('common.whoStandsWhere')}</h1>
				<p class="lead">{t('welcome.standpointFindsInTheNews')}</p>
			</header>
			<Example />
			<Reach />
			<section aria-labelledby="next">
				<h2 id="next">{t('welcome.whileYouRead')}</h2>
				<ul class="ways">
					<li>
						{rich('welcome.point', { deed: <strong>{t('welcome.pointAtAHighlight')}</strong> })}
					</li>
					<li>{rich('welcome.select', { deed: <strong>{t('welcome.selectWords')}</strong> })}</li>
					<li>
						{rich('welcome.click', { deed: <strong>{t('welcome.clickTheButtonInThe')}</strong> })}
					</li>
				</ul>
				<p>
					<button type="button" onClick={openHelp}>
						{t('welcome.showAllKeys')}
					</button>
				</p>
			</section>
			<HelpSheet />
		</main>
	);
}
