import type { SavedArticle } from '../saved';
import { paced } from './pace';
import { type Passage, passagesOf } from './passages';
import type { Exporter } from './record';
import { isoTime } from './text';
import { selectors } from './web-annotation';
import { heading } from './words';

/**
 * The JSON that Hypothesis's client exports and imports: a file of annotations as its API has them
 * (https://h.readthedocs.io/en/latest/api-reference/). A statement becomes the first line of its
 * annotation's text.
 */
export const writeHypothesis: Exporter = async function* (library, options) {
	const head = {
		export_date: isoTime(options.now),
		export_userid: '',
		client_version: 'standpoint',
	};
	yield `${JSON.stringify(head).slice(0, -1)},"annotations":[`;
	let first = true;
	for await (const bundle of paced(library, options)) {
		let piece = '';
		for (const passage of passagesOf(bundle)) {
			piece += `${first ? '' : ','}\n${JSON.stringify(annotation(passage, bundle.article))}`;
			first = false;
		}
		if (piece) yield piece;
	}
	yield '\n]}\n';
};

/** Our annotations belong to nobody on Hypothesis's server; its client puts the importing user here. */
const nobody = 'acct:reader@standpoint.invalid';

function annotation(passage: Passage, { url, title }: SavedArticle) {
	const said = heading(passage);
	return {
		id: passage.local,
		created: isoTime(passage.createdAt),
		updated: isoTime(passage.updatedAt),
		user: nobody,
		uri: url,
		text: [said, passage.note].filter(Boolean).join('\n\n'),
		tags: passage.tags,
		group: '__world__',
		permissions: { read: [nobody], admin: [nobody], update: [nobody], delete: [nobody] },
		target: [{ source: url, selector: selectors(passage.selector) }],
		document: { title: [title] },
		links: {},
		hidden: false,
		flagged: false,
		references: [],
		user_info: { display_name: null },
	};
}
