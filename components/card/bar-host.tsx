import { render } from 'preact';
import type { Selected } from '../../lib/page/reading';
import type { MarkKind } from '../form/editors';
import style from './bar.css?inline';
import { Overlay } from './overlay';

export type BarChoice = MarkKind | 'highlight';

const choices: { as: BarChoice; sign: string; word: string }[] = [
	{ as: 'highlight', sign: '▍', word: 'Highlight' },
	{ as: 'note', sign: '✎', word: 'Note' },
	{ as: 'actor', sign: '◉', word: 'Actor' },
	{ as: 'statement', sign: '±', word: 'Stance' },
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
			this.overlay = new Overlay('standpoint-bar', style, user, '.bar', selected.box);
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
	return (
		<div class="bar" role="toolbar" aria-label="Mark the selected words as" onKeyDown={moveAlong}>
			{choices.map(({ as, sign, word }, i) => (
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
					{word}
				</button>
			))}
		</div>
	);
}

/** Left and right lead along a toolbar, as ARIA's authoring practices have it. */
function moveAlong(event: preact.TargetedKeyboardEvent<HTMLElement>): void {
	const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
	if (by === 0) return;
	const buttons = [...event.currentTarget.querySelectorAll('button')];
	const at = buttons.indexOf(event.target as HTMLButtonElement);
	event.preventDefault();
	buttons[(at + by + buttons.length) % buttons.length]?.focus();
}
