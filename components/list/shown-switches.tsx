import { useId } from 'preact/hooks';
import type { Shown } from '../../lib/shown';

const switches = [
	['statements', 'Statements'],
	['actors', 'Actors'],
	['notes', 'My notes'],
	['onlyMine', 'Only mine'],
	['bar', 'Bar on selected text'],
] as const;

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
				<label for={id}>How sure at least</label>
				<input
					id={id}
					type="range"
					min={0}
					max={95}
					step={5}
					value={percent}
					aria-valuetext={percent === 0 ? 'any' : `${percent} percent`}
					aria-describedby={`${id}-means`}
					onInput={(event) => onShown({ ...shown, least: Number(event.currentTarget.value) / 100 })}
				/>
				<output for={id}>{percent === 0 ? 'any' : `${percent}%`}</output>
			</div>
			<p id={`${id}-means`} class="means">
				{percent === 0
					? 'Every statement that was found is shown, however unsure.'
					: `Statements that are less than ${percent}% sure are hidden, here and in the page. What you marked, edited or confirmed is always shown.`}
			</p>
			<fieldset>
				<legend class="hidden">Kinds</legend>
				{switches.map(([key, words]) => (
					<label key={key} class="switch">
						<input
							type="checkbox"
							checked={shown[key]}
							onChange={(event) => onShown({ ...shown, [key]: event.currentTarget.checked })}
						/>
						<span>{words}</span>
					</label>
				))}
			</fieldset>
		</div>
	);
}
