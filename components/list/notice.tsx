import type { ComponentChildren } from 'preact';
import { type Key, t, words } from '../../lib/i18n';
import type { PageState } from '../../lib/saved';

/** Why a page is left alone, by the reasons that the article layer gives; any other is told as the first. */
const reasons: Record<string, Key> = {
	'home-page': 'list.homePage',
	'too-many-nodes': 'list.tooLarge',
	'too-deep': 'list.tooLarge',
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
				<Message title={t('list.readingThePageMore')}>
					<progress aria-label={t('list.readingThePage')} />
				</Message>
			);
		case 'off':
			return (
				<Message title={t('list.turnedOffOnThisSite')}>
					<p>{t('list.turnItOnAgainBelow')}</p>
				</Message>
			);
		case 'forgotten':
			return (
				<Message title={t('list.forgotten.title')}>
					<p>{t('list.forgotten.means')}</p>
					<button type="button" onClick={onRetry}>
						{t('list.forgotten.read')}
					</button>
				</Message>
			);
		case 'unreachable':
			if (where === 'panel') {
				return (
					<Message title={t('list.notReadYet')}>
						<p>{t('list.clickStandpointsButtonInThe')}</p>
					</Message>
				);
			}
			return (
				<Message title={t('list.thisPageCantBeRead')}>
					<p>{t('list.theBrowserKeepsExtensionsOut')}</p>
				</Message>
			);
		case 'not-article':
			return (
				<Message title={t('list.notAnArticle')}>
					<p>{t(reasons[page.reason] ?? 'list.noArticle')}</p>
				</Message>
			);
		case 'language':
			return (
				<Message title={t('list.aLanguageWeDontRead')}>
					<p>{t('list.inLanguage', { language: languageName(page.lang) })}</p>
				</Message>
			);
		case 'error':
			return (
				<Message title={t('list.somethingWentWrong')}>
					<p>{page.message}</p>
					<p>{t('list.nothingYouSavedIsLost')}</p>
					<button type="button" class="primary" onClick={onRetry}>
						{t('common.tryAgain')}
					</button>
				</Message>
			);
		case 'ready':
			return (
				<Message title={t('list.nothingFound')}>
					<p>{t('list.theArticleWasReadBut')}</p>
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
	const unknown = t('list.anotherLanguage');
	try {
		return new Intl.DisplayNames([words().locale], { type: 'language' }).of(code) ?? unknown;
	} catch {
		return unknown;
	}
}
