/**
 * The elements of ours in a page, each with a shadow root that is closed to the page.
 *
 * They are plain ones. Of an element whose name may be a custom one the page can define the class,
 * which is then given the closed shadow root by its `ElementInternals`
 * (https://html.spec.whatwg.org/multipage/custom-elements.html#dom-elementinternals-shadowroot).
 */
import style from './host.css?inline';

/** No rule of the page's can hide it, but without our own style sheet in the page it isn't seen. */
const seen = '@media screen { :host { display: var(--standpoint-shown, none) !important } }';

/**
 * @param name told by `data-standpoint`: see lib/highlight/highlight.css
 * @param own the style sheet of what it holds
 */
export function makeHost(name: string, own: string): { host: HTMLElement; root: ShadowRoot } {
	const host = document.createElement('div');
	host.dataset.standpoint = name;
	host.popover = 'manual';
	const root = host.attachShadow({ mode: 'closed' });
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(`${style}\n${own}\n${seen}`);
	root.adoptedStyleSheets = [sheet];
	return { host, root };
}

/** Puts it into the top layer, above whatever the page shows and without a z-index race. */
export function showHost(host: HTMLElement): void {
	document.documentElement.append(host);
	host.showPopover();
}
