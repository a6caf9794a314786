import type { Detector } from '../detect';
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
	detector: Detector,
	article: Article,
	address: string,
	keep: boolean,
): Promise<Annotated> {
	const { version } = detector;
	const found = () => unsaved(article, detector.detect(article.text), version);
	if (!keep) return { annotated: await found(), problem: 'private' };
	try {
		const annotated =
			(await store.recall(article, version)) ??
			(await store.save(article, address, detector.detect(article.text), version));
		return { annotated, problem: null };
	} catch (error) {
		if (!(error instanceof StoreError)) throw error;
		return { annotated: await found(), problem: error.problem };
	}
}
