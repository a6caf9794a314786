import { render } from 'preact';
import type { Span } from '../../lib/annotation';
import type { Edit } from '../../lib/edit/shape';
import { words } from '../../lib/i18n';
import type { Place, Selected } from '../../lib/page/reading';
import type { AnnotatedArticle, Annotation, StoreProblem } from '../../lib/saved';
import { Editor, MarkForm, type MarkKind } from '../form/editors';
import form from '../form/form.css?inline';
import { Saving } from '../form/saving';
import { Problem } from '../problem';
import { Card } from './card';
import style from './card.css?inline';
import { Grips, type Ground } from './grips';
import { Overlay } from './overlay';

/** How long a card stays after the pointer has left it, in milliseconds: time to reach it, or to undo. */
const leave = { usual: 300, undo: 6000 };

export interface CardActions {
	edit: (edit: Edit) => Promise<StoreProblem | null>;
	undo: (again: boolean) => Promise<StoreProblem | null>;
	annotation: (id: string) => Annotation | null;
	/** The article as it is now. */
	annotated: () => AnnotatedArticle | null;
	/** The tags that the reader has used. */
	tags: () => Promise<string[]>;
	preview: (span: Span | null) => void;
	selected: () => Selected | null;
	/** Where spans stand in the page, and what stands under the pointer. */
	ground: Ground;
}

/** What the card is for at the moment. */
type Mode = { is: 'view' } | { is: 'edit'; id: string } | { is: 'mark'; span: Span; as: MarkKind };

/**
 * The card on a place of the page: shows what is annotated there, and holds the forms that change
 * it. It is in the page only while it is shown.
 */
export class CardHost {
	private overlay: Overlay | null = null;
	private grips: Grips | null = null;
	private mode: Mode = { is: 'view' };
	private ids: string[] = [];
	private tags: string[] = [];
	private problem: StoreProblem | null = null;
	private saving = new Saving(
		async () => false,
		() => {},
	);
	private closing: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly actions: CardActions) {}

	/** Whether the reader is in the midst of a form. */
	get isBusy(): boolean {
		return this.overlay !== null && this.mode.is !== 'view';
	}

	/** Whether an event's target is the card, or a handle of its form. */
	isAt(target: EventTarget | null): boolean {
		const isCard = this.overlay !== null && target === this.overlay.host;
		return isCard || (this.grips?.isAt(target) ?? false);
	}

	/** @param focus true where the reader came by keyboard: the card then takes the focus, and gives it back. */
	open(place: Place, focus: boolean): void {
		if (this.isBusy && !focus) return;
		clearTimeout(this.closing);
		const ids = place.annotations.map((row) => row.id);
		if (ids.join() !== this.ids.join()) this.problem = null;
		this.ids = ids;
		this.mode = { is: 'view' };
		this.attach(place.box);
		this.draw();
		if (focus) this.overlay?.focus('.card');
	}

	/** Opens a form on what is selected. */
	mark(selected: Selected, as: MarkKind): void {
		clearTimeout(this.closing);
		this.problem = null;
		this.ids = [];
		this.attach(selected.box);
		this.turn({ is: 'mark', span: selected.span, as });
	}

	/** Says that something could not be kept. */
	fail(problem: StoreProblem, box: () => DOMRect): void {
		this.ids = [];
		this.problem = problem;
		this.mode = { is: 'view' };
		this.attach(box);
		this.draw();
		this.closing = setTimeout(() => this.close(), leave.undo);
	}

	close(): void {
		clearTimeout(this.closing);
		const { overlay } = this;
		if (!overlay) return;
		const { hasFocus } = overlay;
		this.overlay = null;
		this.mode = { is: 'view' };
		this.hold(null, () => {});
		// The focus goes back before the forms go, for what is removed has none to give.
		if (hasFocus) overlay.remove();
		render(null, overlay.root);
		if (!hasFocus) overlay.remove();
	}

	/** The pointer is elsewhere: closes soon, unless it comes back or the reader is in the card. */
	closeSoon(): void {
		clearTimeout(this.closing);
		if (this.isBusy) return;
		const undoing = this.rows().some((row) => row.type !== 'note' && row.judgement === 'wrong');
		this.closing = setTimeout(
			() => {
				if (!this.overlay?.hasFocus && !this.isBusy) this.close();
			},
			undoing ? leave.undo : leave.usual,
		);
	}

	/** Draws it again with what is known now. */
	draw(): void {
		if (!this.overlay) return;
		const rows = this.rows();
		if (this.mode.is === 'view' && rows.length === 0 && !this.problem) {
			this.close();
			return;
		}
		render(this.content(rows), this.overlay.root);
		this.overlay.place();
	}

	private content(rows: Annotation[]) {
		const { mode } = this;
		const { dir, locale } = words();
		const annotated = this.actions.annotated();
		const problem = this.problem && <Problem problem={this.problem} />;
		if (mode.is === 'view' && rows.length === 0) {
			return (
				<section class="card" dir={dir} lang={locale}>
					{problem}
				</section>
			);
		}
		if (mode.is === 'view' || !annotated) {
			return (
				<Card
					annotations={rows}
					find={this.actions.annotation}
					problem={problem}
					onEdit={(edit) => this.edit(edit)}
					onOpen={(id) => this.turn({ is: 'edit', id })}
					onUndo={(again) => this.undo(again)}
					onClose={() => this.close()}
				/>
			);
		}
		const editing = {
			annotated,
			tags: this.tags,
			onEdit: this.saving.edit,
			onClose: this.saving.close,
			onPreview: this.actions.preview,
			onHold: (span: Span | null, onMove: (span: Span) => void) => this.hold(span, onMove),
			selected: () => this.actions.selected()?.span ?? null,
		};
		const row = mode.is === 'edit' ? this.actions.annotation(mode.id) : null;
		return (
			<section class="card wide" dir={dir} lang={locale}>
				{mode.is === 'mark' && <MarkForm span={mode.span} as={mode.as} {...editing} />}
				{row && <Editor key={row.id} row={row} {...editing} />}
				{problem}
			</section>
		);
	}

	private turn(mode: Mode): void {
		const leave = () => this.mode === mode && this.leaveForm();
		this.saving = new Saving((edit) => this.edit(edit), leave);
		this.mode = mode;
		this.draw();
		this.overlay?.focus('textarea, select, input');
		this.actions.tags().then(
			(tags) => {
				this.tags = tags;
				if (this.mode === mode) this.draw();
			},
			() => {},
		);
	}

	private hold(span: Span | null, onMove: (span: Span) => void): void {
		if (span === null) {
			this.grips?.remove();
			this.grips = null;
			return;
		}
		this.grips ??= new Grips(this.actions.ground, (on) => this.overlay?.recede(on));
		this.grips.hold(span, onMove);
	}

	/** Back to what the card showed before, or away where it showed nothing. */
	private leaveForm(): void {
		this.mode = { is: 'view' };
		if (this.rows().length === 0) {
			this.close();
			return;
		}
		this.draw();
		this.overlay?.focus('.card');
	}

	private rows(): Annotation[] {
		return this.ids.map((id) => this.actions.annotation(id)).filter((row) => row !== null);
	}

	/** @returns whether it was kept */
	private edit(edit: Edit): Promise<boolean> {
		return this.keep(() => this.actions.edit(edit));
	}

	private async undo(again: boolean): Promise<void> {
		await this.keep(() => this.actions.undo(again));
	}

	private async keep(work: () => Promise<StoreProblem | null>): Promise<boolean> {
		this.problem = null;
		// Asked first, for what is done draws the card anew.
		const hadFocus = this.overlay?.hasFocus ?? false;
		const kept = work();
		this.draw();
		// The button that was pressed may have made way for another one.
		if (hadFocus && !this.isBusy && !this.overlay?.focus('.undo, .right')) {
			this.overlay?.focus('.card');
		}
		this.problem = await kept.catch(() => 'failed' as const);
		if (this.problem) this.draw();
		return this.problem === null;
	}

	private attach(box: () => DOMRect): void {
		if (this.overlay) {
			this.overlay.moveTo(box);
			return;
		}
		const user = {
			onEscape: (inside: boolean) => {
				if (this.isBusy && inside) this.leaveForm();
				else if (!this.isBusy) this.close();
			},
			onGone: () => {
				if (!this.isBusy) this.close();
			},
			onEnter: () => clearTimeout(this.closing),
			onLeave: () => this.closeSoon(),
		};
		this.overlay = new Overlay('card', form + style, user, '.card', box);
	}
}
