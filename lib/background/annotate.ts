import { historyOf, viewOf } from '../edit/view';
import type { AnnotatedArticle, Article, History, Kept, StoreProblem } from '../saved';
import { StoreError } from '../store/problem';
import { type Store, unsaved as unkept } from '../store/store';
import type { DetectorHere } from './detector';

export interface Annotated {
	annotated: AnnotatedArticle;
	history: History;
	/** What to keep in the session, where the store can't. */
	unsaved: Kept | null;
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
	detector: DetectorHere,
	article: Article,
	address: string,
	keep: boolean,
): Promise<Annotated> {
	const { version } = detector;
	const found = async (problem: StoreProblem): Promise<Annotated> => {
		// What the reader said of actors elsewhere holds here too, where the database can be read.
		const isReadable = problem === 'private' || problem === 'full';
		const edits = isReadable ? await store.actorEdits().catch(() => []) : [];
		const unsaved = await unkept(article, await detector.detect(article.text), version, edits);
		return {
			annotated: viewOf(unsaved),
			history: historyOf(unsaved.changes),
			unsaved,
			problem,
		};
	};
	if (!keep) return found('private');
	try {
		const annotated =
			(await store.recall(article, version)) ??
			(await store.save(article, address, await detector.detect(article.text), version));
		const shown = await store.show(annotated.article.id);
		return { annotated, history: shown?.history ?? none, unsaved: null, problem: null };
	} catch (error) {
		if (!(error instanceof StoreError)) throw error;
		return found(error.problem);
	}
}

const none: History = { undo: null, redo: null };
