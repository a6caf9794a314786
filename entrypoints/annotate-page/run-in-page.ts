import { browser } from 'wxt/browser';
import { showHint } from '../../components/card/hint';
import { ask } from '../../lib/ask';
import { isPainted } from '../../lib/highlight/painter';
import { type HintWords, readToPage, type ToPage } from '../../lib/messages';
import { type Session, startSession } from './session';

/**
 * Starts a session in this page, where the extension may run on its site, and obeys the background:
 * to stop it, to start it again, to show a place.
 */
export function runInPage(): void {
	let hintWords: HintWords | null = null;
	let session: Session | null = null;
	let starting = false;

	const start = async () => {
		if (session || starting) return;
		starting = true;
		const message = { type: 'page/may-run', loaded: performance.timeOrigin } as const;
		hintWords = await ask(message).catch(() => null);
		starting = false;
		if (hintWords) session = startSession(bowOut);
	};
	const stop = () => {
		session?.end();
		session = null;
	};

	/** The extension was updated or removed: the page is left as it was, with a word on it. */
	const bowOut = (wasRead: boolean) => {
		stop();
		// Another copy of us, of now, may be here already.
		if (wasRead && hintWords && !isPainted()) showHint(hintWords);
	};

	/** @returns whether it was done */
	const obey = (message: ToPage): boolean => {
		switch (message.type) {
			case 'run':
				if (session) session.read(message.again);
				else start();
				return true;
			case 'stop':
				stop();
				return true;
			case 'refresh':
				session?.refresh();
				return session !== null;
			case 'mark':
				return session?.mark(message.as) ?? false;
			case 'toggle':
				session?.toggle();
				return session !== null;
			case 'show':
				return session?.show(message.id) ?? false;
			case 'step':
				return session?.step(message.what, message.by) ?? false;
		}
	};

	browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
		const read = readToPage(message, sender, { id: browser.runtime.id });
		if (read) respond(obey(read));
		return false;
	});
	// A page that is loaded ahead of time is read when the reader comes to it, if ever.
	if ('prerendering' in document && document.prerendering) {
		document.addEventListener('prerenderingchange', start, { once: true });
	} else start();
}
