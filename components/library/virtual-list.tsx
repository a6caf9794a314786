import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { scrolled } from './use-route';

/** Browsers lay out no element that is much higher, in CSS pixels; a longer list is scrolled in larger steps. */
const highest = 12_000_000;
/** Rows drawn beyond either edge. */
const beyond = 6;

/**
 * A list of rows of one height, of which only those in view are in the document. Up and down,
 * Home and End lead from row to row; each row is told its place among all.
 */
export function VirtualList({
	count,
	rowHeight,
	label,
	children,
	onRange,
}: {
	count: number;
	/** In CSS pixels. */
	rowHeight: number;
	label: string;
	children: (index: number) => ComponentChildren;
	/** Told which rows are drawn, end exclusive. */
	onRange?: (first: number, end: number) => void;
}) {
	const box = useRef<HTMLDivElement>(null);
	const [view, setView] = useState({ top: 0, height: 800 });
	const toFocus = useRef<number | null>(null);
	const total = count * rowHeight;
	const drawn = Math.min(total, highest);
	const scale = drawn > view.height ? (total - view.height) / (drawn - view.height) : 1;
	const top = Math.min(view.top * scale, Math.max(0, total - view.height));
	const first = Math.max(0, Math.floor(top / rowHeight) - beyond);
	const end = Math.min(count, Math.ceil((top + view.height) / rowHeight) + beyond);

	const look = () => {
		const element = box.current;
		if (!element) return;
		scrolled.set(location.hash, element.scrollTop);
		setView({ top: element.scrollTop, height: element.clientHeight });
	};
	useLayoutEffect(() => {
		const element = box.current;
		if (!element) return;
		element.scrollTop = scrolled.get(location.hash) ?? 0;
		look();
		const observer = new ResizeObserver(look);
		observer.observe(element);
		return () => observer.disconnect();
	}, [label]);
	useLayoutEffect(() => onRange?.(first, end), [first, end, count]);
	useLayoutEffect(() => {
		if (toFocus.current === null) return;
		const row = box.current?.querySelector<HTMLElement>(`[data-row="${toFocus.current}"] .open`);
		if (!row) return;
		toFocus.current = null;
		row.focus({ preventScroll: true });
	});

	const focusRow = (index: number) => {
		const element = box.current;
		if (!element || count === 0) return;
		const row = Math.max(0, Math.min(count - 1, index));
		const from = row * rowHeight;
		let to = top;
		if (from < top) to = from;
		else if (from + rowHeight > top + view.height) to = from + rowHeight - view.height;
		toFocus.current = row;
		if (to !== top) element.scrollTop = to / scale;
		look();
	};

	const onKeyDown = (event: preact.TargetedKeyboardEvent<HTMLDivElement>) => {
		const target = event.target as HTMLElement;
		const row = target.closest<HTMLElement>('[data-row]');
		if (!row || target.matches('select, input[type="text"]')) return;
		const at = Number(row.dataset.row);
		const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
		const to: Record<string, number> = {
			ArrowDown: at + 1,
			ArrowUp: at - 1,
			PageDown: at + page,
			PageUp: at - page,
			Home: 0,
			End: count - 1,
		};
		const next = to[event.key];
		if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
		event.preventDefault();
		focusRow(next);
	};

	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: keys lead between the links in it, which are focusable themselves.
		<div class="scroller" ref={box} onScroll={look} onKeyDown={onKeyDown}>
			{/* biome-ignore lint/a11y/noRedundantRoles: without list marks, Safari tells no list. */}
			<ul class="rows" role="list" aria-label={label} style={{ height: `${drawn}px` }}>
				{Array.from({ length: Math.max(0, end - first) }, (_, i) => {
					const index = first + i;
					const y = index * rowHeight - top + view.top;
					return (
						<li
							key={index}
							class="row"
							data-row={index}
							aria-setsize={count}
							aria-posinset={index + 1}
							style={{ height: `${rowHeight}px`, transform: `translateY(${y}px)` }}
						>
							{children(index)}
						</li>
					);
				})}
			</ul>
		</div>
	);
}
