import type { ArticleBundle } from '../../lib/export/record';

const id = 'https://ledger.example/strelsau';
const text =
	'Zenda condemned Ruritania’s raid on Monday. “We will not wait,” Foreign Minister Anton Sapt said.';

/** What a template is shown with where nothing is saved yet. */
export const sampleBundle: ArticleBundle = {
	article: {
		id,
		url: id,
		title: 'Zenda condemns Ruritania',
		outlet: 'The Strelsau Ledger',
		byline: 'Edda Marlow',
		published: '2023-11-14',
		lang: 'en',
		text,
		headline: null,
		addresses: [id],
		textDigest: '',
		detector: '',
		savedAt: Date.UTC(2023, 10, 15),
		openedAt: Date.UTC(2023, 10, 15),
		before: null,
	},
	annotations: [
		{
			type: 'note',
			id: `${id}#sample`,
			articleId: id,
			kind: 'statement',
			selector: {
				position: { start: 0, end: 43 },
				quote: { exact: text.slice(0, 43), prefix: '', suffix: text.slice(43, 75) },
			},
			span: { start: 0, end: 43 },
			body: 'Which raid? *Compare* with Tuesday’s report.',
			tags: ['raid'],
			actor: null,
			stance: {
				source: { actor: '', key: null, name: 'Zenda' },
				target: { actor: '', key: null, name: 'Ruritania' },
				polarity: -1,
				act: 'DISAPPROVE',
			},
			createdAt: Date.UTC(2023, 10, 15),
			updatedAt: Date.UTC(2023, 10, 15),
			deletedAt: null,
			present: true,
			changed: false,
		},
	],
};
