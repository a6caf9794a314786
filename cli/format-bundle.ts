import type { ArticleBundle } from '../lib/export/record';
import { digest, identify } from '../lib/store/identity';
import { merge } from '../lib/store/merge';
import type { AnnotatedDocument } from './document';

/**
 * A document as the extension would have kept it.
 *
 * @param now milliseconds since 1970
 */
export async function bundleOf(document: AnnotatedDocument, now: number): Promise<ArticleBundle> {
	const { id, url, title, outlet, byline, published, lang, text } = document;
	// A document without an address still needs one to be told by.
	const address =
		url ?? `file:///${id.replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/')}`;
	return {
		article: {
			url: address,
			title: title ?? id,
			outlet: outlet ?? '',
			byline,
			published,
			lang,
			text,
			headline: null,
			id: address,
			addresses: [address],
			textDigest: await digest(text),
			detector: '',
			savedAt: now,
			openedAt: now,
			before: null,
		},
		annotations: merge(address, [], await identify(text, document), text, now).keep,
	};
}
