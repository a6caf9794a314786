import type { ComponentChildren } from 'preact';
import type { PageState } from '../../lib/saved';

/** Why a page is left alone, by the reasons that the article layer gives; any other is told as the first. */
const reasons: Record<string, string> = {
	'home-page': 'It looks like a home page or a section front. Open one of its articles.',
	'too-many-nodes': 'It is too large to read without slowing it down.',
	'too-deep': 'It is too large to read without slowing it down.',
};

/** What stands in the popup where there is no list. */
export function Notice({
	page,
	where,
	onRetry,
}: {
	page: PageState;
	where: 'popup' | 'panel';
	onRetry: () => void;
}) {
	switch (page.state) {
		case 'loading':
			return (
				<Message title="Reading the page…">
					<progress aria-label="Reading the page" />
				</Message>
			);
		case 'off':
			return (
				<Message title="Turned off on this site">
					<p>Turn it on again below to see who stands where.</p>
				</Message>
			);
		case 'unreachable':
			if (where === 'panel') {
				return (
					<Message title="Not read yet">
						<p>
							Click Standpoint’s button in the toolbar to read this page, or choose the sites on
							which it may run by itself. The browser’s own pages can’t be read.
						</p>
					</Message>
				);
			}
			return (
				<Message title="This page can’t be read">
					<p>
						The browser keeps extensions out of its own pages, of stores and of files. Open a news
						article and click the button there.
					</p>
				</Message>
			);
		case 'not-article':
			return (
				<Message title="Not an article">
					<p>
						{reasons[page.reason] ??
							'There is no article here that we could find, so the page is left alone.'}
					</p>
				</Message>
			);
		case 'language':
			return (
				<Message title="A language we don’t read yet">
					<p>
						The article seems to be in {languageName(page.lang)}. Standpoint reads English, and
						leaves this page as it is.
					</p>
				</Message>
			);
		case 'error':
			return (
				<Message title="Something went wrong">
					<p>{page.message}</p>
					<p>Nothing you saved is lost. Try again; if it stays, reload the page.</p>
					<button type="button" class="primary" onClick={onRetry}>
						Try again
					</button>
				</Message>
			);
		case 'ready':
			return (
				<Message title="Nothing found">
					<p>The article was read, but nobody in it takes a stance that we are sure enough of.</p>
				</Message>
			);
	}
}

function Message({ title, children }: { title: string; children: ComponentChildren }) {
	return (
		<div class="notice" role="status">
			<h2>{title}</h2>
			{children}
		</div>
	);
}

function languageName(code: string): string {
	try {
		return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? 'another language';
	} catch {
		return 'another language';
	}
}
