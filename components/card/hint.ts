import type { HintWords } from '../../lib/messages';
import style from './hint.css?inline';
import { makeHost, showHost } from './host';

/**
 * Says in a page that its highlights are gone for good, and how they come back. Made of plain
 * elements, for there is no extension any more that could be asked for more of us.
 */
export function showHint(said: HintWords): void {
	const { host, root } = makeHost('hint', style);
	const hint = document.createElement('div');
	hint.className = 'hint';
	hint.role = 'status';
	hint.lang = said.lang;
	hint.dir = said.dir;
	const text = document.createElement('span');
	text.textContent = said.says;
	const button = (word: string, onPress: () => void) => {
		const made = document.createElement('button');
		made.type = 'button';
		made.textContent = word;
		made.addEventListener('click', onPress);
		return made;
	};
	hint.append(
		text,
		button(said.reload, () => location.reload()),
		button(said.close, () => host.remove()),
	);
	root.append(hint);
	showHost(host);
}
