import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { Shown } from '../../lib/shown';

const switches = ['statements', 'actors', 'notes', 'onlyMine', 'bar'] as const;

/** What of the annotations is shown, in the page and in the lists. */
export function ShownSwitches({
	shown,
	onShown,
}: {
	shown: Shown;
	onShown: (shown: Shown) => void;
}) {
	const id = useId();
	const percent = Math.round(shown.least * 100);
	return (
		<div class="shown">
			<div class="least">
				<label for={id}>{t('list.howSureAtLeast')}</label>
				<input
					id={id}
					type="range"
					min={0}
					max={95}
					step={5}
					value={percent}
					aria-valuetext={percent === 0 ? t('list.any') : t('list.percentSpoken', { percent })}
					aria-describedby={`${id}-means`}
					onInput={(event) => onShown({ ...shown, least: Number(event.currentTarget.value) / 100 })}
				/>
				<output for={id}>{percent === 0 ? t('list.any') : t('list.percent', { percent })}</output>
			</div>
			<p id={`${id}-means`} class="means">
				{percent === 0 ? t('list.allShown') : t('list.lessSureHidden', { percent })}
			</p>
			<fieldset>
				<legend class="hidden">{t('list.kinds')}</legend>
				{switches.map((key) => (
					<label key={key} class="switch">
						<input
							type="checkbox"
							checked={shown[key]}
							onChange={(event) => onShown({ ...shown, [key]: event.currentTarget.checked })}
						/>
						<span>{t(`list.shown.${key}`)}</span>
					</label>
				))}
			</fieldset>
		</div>
	);
}
