import type { ComponentChildren } from 'preact';
import { formatRoute, type Route } from '../../lib/library/route';

/** A link within the library: a click changes the page in place, and it opens in another tab as any link does. */
export function Link({
	to,
	class: name,
	label,
	dir,
	current,
	children,
}: {
	to: Route;
	class?: string | undefined;
	label?: string | undefined;
	/** "auto" where it is all a title, which may run another way than the page. */
	dir?: 'auto' | undefined;
	current?: boolean | undefined;
	children: ComponentChildren;
}) {
	return (
		<a
			href={formatRoute(to)}
			class={name}
			dir={dir}
			aria-label={label}
			aria-current={current ? 'page' : undefined}
		>
			{children}
		</a>
	);
}
