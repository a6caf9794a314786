import { plural } from '../../lib/i18n';
import type { ByPolarity } from '../../lib/library/listing';
import { polaritySigns } from '../words';
import { written } from './dates';

const order = ['1', '-1', '0'] as const;
const sides = { '1': 'supports', '-1': 'opposes', '0': 'reports' } as const;

/** How many statements support, oppose and report: each with its sign, never by colour alone. */
export function StanceBar({ counts, of }: { counts: ByPolarity; of?: string }) {
	return (
		<span class="stance-bar">
			{of && <span class="of">{of}</span>}
			{order.map((polarity) => (
				<span
					key={polarity}
					class={`p${polarity}${counts[polarity] === 0 ? ' none' : ''}`}
					title={plural(`library.bar.${sides[polarity]}`, counts[polarity])}
				>
					<span class="sign" aria-hidden="true">
						{polaritySigns[polarity]}
					</span>
					<span aria-hidden="true">{written(counts[polarity])}</span>
					<span class="hidden">{plural(`library.bar.${sides[polarity]}`, counts[polarity])}</span>
				</span>
			))}
		</span>
	);
}
