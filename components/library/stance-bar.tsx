import type { ByPolarity } from '../../lib/library/listing';
import { polaritySigns } from '../words';
import { written } from './dates';

const order = ['1', '-1', '0'] as const;
const words = { '1': 'supporting', '-1': 'opposing', '0': 'reporting' } as const;

/** How many statements support, oppose and report: each with its sign, never by colour alone. */
export function StanceBar({ counts, of }: { counts: ByPolarity; of?: string }) {
	return (
		<span class="stance-bar">
			{of && <span class="of">{of}</span>}
			{order.map((polarity) => (
				<span
					key={polarity}
					class={`p${polarity}${counts[polarity] === 0 ? ' none' : ''}`}
					title={`${counts[polarity]} ${words[polarity]}`}
				>
					<span class="sign" aria-hidden="true">
						{polaritySigns[polarity]}
					</span>
					{written(counts[polarity])}
					<span class="hidden"> {words[polarity]}</span>
				</span>
			))}
		</span>
	);
}
