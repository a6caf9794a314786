import { addressing } from './address';
import { type Extraction, extractionSteps } from './extract';

/**
 * The article that a page holds, with the way from each character of its text to the live text
 * node that shows it. The page is not changed, and whatever it is made of, nothing is thrown.
 *
 * @param page a live document, or one parsed from a file
 * @param url the address it was loaded from
 */
export function extractArticle(page: Document, url: string): Extraction {
	const steps = extractionSteps(page, url, addressing);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}
