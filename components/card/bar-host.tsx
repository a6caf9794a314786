import { render } from 'preact';
import { t, words } from '../../lib/i18n';
import type { Selected } from '../../lib/page/reading';
import type { MarkKind } from '../form/editors';
import style from './bar.css?inline';
import { Overlay } from './overlay';

export type BarChoice = MarkKind | 'highlight';

const choices: { as: BarChoice; sign: string }[] = [
	{ as: 'highlight', sign: '▍' },
	{ as: 'note', sign: '✎' },
	{ as: 'actor', sign: '◉' },
	{ as: 'statement', sign: '±' },
];

/** The bar on selected words. It takes no focus of itself, so that the selection stays as it is. */
export class BarHost {
	private overlay: Overlay | null = null;

	constructor(private readonly choose: (as: BarChoice, selected: Selected) => void) {}

	isAt(target: EventTarget | null): boolean {
		return this.overlay !== null && target === this.overlay.host;
	}

	get isOpen(): boolean {
		return this.overlay !== null;
	}

	/** @param focus true where the reader asked for it by keyboard */
	open(selected: Selected, focus: boolean): void {
		if (this.overlay) this.overlay.moveTo(selected.box);
		else {
			const close = () => this.close();
			const user = { onEscape: close, onGone: close };
			this.overlay = new Overlay('bar', style, user, '.bar', selected.box);
		}
		const pick = (as: BarChoice) => {
			this.close();
			this.choose(as, selected);
		};
		render(<Bar onPick={pick} />, this.overlay.root);
		this.overlay.place();
		if (focus) this.overlay.focus('button');
	}

	close(): void {
		this.overlay?.remove();
		this.overlay = null;
	}
}

function Bar({ onPick }: { onPick: (as: BarChoice) => void }) {
	const { dir, locale } = words();
	return (
		<div
			class="bar"
			dir={dir}
			lang={locale}
			role="toolbar"
			aria-label={t('card.markTheSelectedWordsAs')}
			onKeyDown={moveAlong}
		>
			{choices.map(({ as, sign }, i) => (
				<button
					key={as}
					type="button"
					tabIndex={i === 0 ? 0 : -1}
					// Pressing a button would else end the selection.
					onPointerDown={(event) => event.preventDefault()}
					onMouseDown={(event) => event.preventDefault()}
					onClick={() => onPick(as)}
				>
					<span class={`sign ${as}`} aria-hidden="true">
						{sign}
					</span>
					{t(`card.mark.${as}`)}
				</button>
			))}
		</div>
	);
}

/** Left and right lead along a toolbar, as ARIA's authoring practices have it. */
function moveAlong(event: preact.TargetedKeyboardEvent<HTMLElement>): void {
	if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
	const by = (event.key === 'ArrowRight') === (words().dir === 'ltr') ? 1 : -1;
	const buttons = [...event.currentTarget.querySelectorAll('button')];
	const at = buttons.indexOf(event.target as HTMLButtonElement);
	event.preventDefault();
	buttons[(at + by + buttons.length) % buttons.length]?.focus();
}
