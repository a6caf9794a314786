import type { ToPage } from '../messages';
import { openPanel } from '../platform';
import { tellPage } from './tabs';

const messages: Record<string, ToPage> = {
	'next-statement': { type: 'step', what: 'statement', by: 1 },
	'previous-statement': { type: 'step', what: 'statement', by: -1 },
	'next-actor': { type: 'step', what: 'actor', by: 1 },
	'previous-actor': { type: 'step', what: 'actor', by: -1 },
	'next-note': { type: 'step', what: 'note', by: 1 },
	'previous-note': { type: 'step', what: 'note', by: -1 },
	'note-selection': { type: 'mark', as: 'note' },
	'highlight-selection': { type: 'mark', as: 'highlight' },
	'mark-selection': { type: 'mark', as: 'ask' },
	'toggle-highlights': { type: 'toggle' },
};

/** Does what a key of the browser's, which the reader may have set, is for. */
export function obeyCommand(
	command: string,
	tab: { id?: number | undefined; windowId?: number | undefined } | undefined,
): void {
	if (command === 'open-panel') {
		openPanel(tab?.windowId).catch(() => {});
		return;
	}
	const message = messages[command];
	if (message && tab?.id !== undefined) tellPage(tab.id, message);
}
