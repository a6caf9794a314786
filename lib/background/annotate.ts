import { detect, detectorVersion } from '../detect';
import type { AnnotatedArticle, Article, StoreProblem } from '../saved';
import { StoreError } from '../store/problem';
import { type Store, unsaved } from '../store/store';

export interface Annotated {
	annotated: AnnotatedArticle;
	/** Why it could not be kept, or null where it is. */
	problem: StoreProblem | null;
}

/**
 * Detects what an article says, or recalls it, and keeps it. Where it can't be kept the reader
 * still gets to see it, with the reason.
 *
 * @param address the page's own address, canonical or not
 * @param keep false in a private window
 */
export async function annotate(
	store: Store,
	article: Article,
	address: string,
	keep: boolean,
): Promise<Annotated> {
	if (!keep) return { annotated: await found(article), problem: 'private' };
	try {
		const annotated =
			(await store.recall(article, detectorVersion)) ??
			(await store.save(article, address, detect(article.text), detectorVersion));
		return { annotated, problem: null };
	} catch (error) {
		if (!(error instanceof StoreError)) throw error;
		return { annotated: await found(article), problem: error.problem };
	}
}

const found = (article: Article): Promise<AnnotatedArticle> =>
	unsaved(article, detect(article.text), detectorVersion);
