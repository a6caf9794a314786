import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MarkdownTemplates } from '../../lib/export/markdown';
import type { ArticleBundle } from '../../lib/export/record';
import { t } from '../../lib/i18n';
import type { Catalogue } from '../../lib/library/catalogue';
import { loadTemplates, saveTemplates } from '../../lib/markdown-templates';
import { Transfer } from '../../lib/store/transfer';
import { rich } from '../rich';
import { sampleBundle } from './sample';

/** Wait after the last key before the preview is made anew, in milliseconds. */
const pause = 200;

type Preview =
	| { is: 'text'; text: string; of: string }
	| { is: 'wrong'; which: keyof MarkdownTemplates; line: number; column: number; why: string };

const ofArticle =
	'title url outlet authors names published created language description tags actors passages'.split(
		' ',
	);
const ofPassage =
	'kind id text note tags created parties source target stance polarity act cue name'.split(' ');
const filters = 'yaml quote callout link wikilink tag block_id'.split(' ');

/** Names of a template's language, which are the same in all of ours. */
function Names({ of }: { of: readonly string[] }) {
	return (
		<>
			{of.map((name, i) => (
				<Fragment key={name}>
					{i > 0 && ' '}
					<code>{name}</code>
				</Fragment>
			))}
		</>
	);
}

/** The reader's own template for Markdown, with what it makes of an article. */
export function TemplateSection({ catalogue }: { catalogue: Catalogue | null }) {
	const [ours, setOurs] = useState<MarkdownTemplates | null>(null);
	const [kept, setKept] = useState<MarkdownTemplates | null>(null);
	const [edited, setEdited] = useState<MarkdownTemplates | null>(null);
	const [bundle, setBundle] = useState<ArticleBundle>(sampleBundle);
	const [preview, setPreview] = useState<Preview | null>(null);
	/** What it made last: it stays while there is an error. */
	const [shown, setShown] = useState({ text: '', of: '' });
	const [said, setSaid] = useState('');

	useEffect(() => {
		// What reads templates is large, and only wanted here and in exports.
		Promise.all([import('../../lib/export/markdown'), loadTemplates()]).then(
			([{ markdownTemplates }, own]) => {
				setOurs(markdownTemplates);
				setKept(own ?? markdownTemplates);
				setEdited(own ?? markdownTemplates);
			},
		);
	}, []);
	const lastOpened = catalogue?.articles.reduce(
		(best, row) => (row && row.openedAt > (best?.openedAt ?? 0) ? row : best),
		null,
	)?.id;
	useEffect(() => {
		if (!lastOpened) return;
		firstOf(lastOpened).then((found) => found && setBundle(found));
	}, [lastOpened]);
	useEffect(() => {
		if (!edited) return;
		const timer = setTimeout(async () => {
			const made = await previewOf(edited, bundle);
			setPreview(made);
			if (made.is === 'text') setShown(made);
		}, pause);
		return () => clearTimeout(timer);
	}, [edited, bundle]);

	if (!edited || !ours || !kept) return <p class="hint">{t('transfer.openingMore')}</p>;
	const isSame = (a: MarkdownTemplates, b: MarkdownTemplates) =>
		a.note === b.note && a.body === b.body;
	const wrong = preview?.is === 'wrong' ? preview : null;
	const save = async (templates: MarkdownTemplates) => {
		await saveTemplates(isSame(templates, ours) ? null : templates);
		setKept(templates);
		setEdited(templates);
		setSaid(t(isSame(templates, ours) ? 'transfer.templateReset' : 'transfer.templateSaved'));
	};
	const field = (which: keyof MarkdownTemplates, label: string, rows: number) => (
		<div class="template">
			<label for={`template-${which}`}>{label}</label>
			<textarea
				id={`template-${which}`}
				dir="ltr"
				rows={rows}
				spellcheck={false}
				wrap="off"
				value={edited[which]}
				aria-invalid={wrong?.which === which}
				aria-describedby={`template-${which}-wrong`}
				onInput={(event) => {
					setSaid('');
					setEdited({ ...edited, [which]: event.currentTarget.value });
				}}
			/>
			<p id={`template-${which}-wrong`} class="export-state failed" role="status">
				{wrong?.which === which &&
					t('transfer.templateWrong', { line: wrong.line, column: wrong.column, why: wrong.why })}
			</p>
		</div>
	);
	return (
		<>
			<p class="hint">
				{rich('transfer.templateHow', {
					liquid: (
						<a
							href="https://liquidjs.com/tutorials/intro-to-liquid.html"
							target="_blank"
							rel="noreferrer"
						>
							Liquid
						</a>
					),
					braces: <code>{'{{ … }}'}</code>,
				})}
			</p>
			<div class="template-columns">
				<div>
					{field('note', t('transfer.templateFile'), 13)}
					{field('body', t('transfer.templateBody'), 15)}
				</div>
				<div class="template">
					<span id="preview-label">
						{shown.of ? t('transfer.previewOf', { title: shown.of }) : t('transfer.preview')}
					</span>
					{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
					<section tabIndex={0} aria-labelledby="preview-label" class={wrong ? 'stale' : undefined}>
						<pre dir="auto">{shown.text}</pre>
					</section>
				</div>
			</div>
			<p class="export-state" role="status">
				{said}
			</p>
			<p class="acts">
				<button
					type="button"
					class="primary"
					disabled={wrong !== null || isSame(edited, kept)}
					onClick={() => save(edited)}
				>
					{t('transfer.saveTheTemplate')}
				</button>
				<button type="button" disabled={isSame(edited, ours)} onClick={() => save(ours)}>
					{t('transfer.backToTheOriginal')}
				</button>
			</p>
			<details class="names">
				<summary>{t('transfer.whatATemplateCanUse')}</summary>
				<p>
					{rich('transfer.ofArticle', {
						names: <Names of={ofArticle} />,
						authors: <code>authors</code>,
						body: <code>body</code>,
					})}
				</p>
				<p>
					{rich('transfer.ofPassage', {
						names: <Names of={ofPassage} />,
						kind: <code>kind</code>,
					})}
				</p>
				<p>
					{rich('transfer.filters', {
						names: <Names of={filters} />,
						raw: <code>raw</code>,
					})}
				</p>
			</details>
		</>
	);
}

async function firstOf(articleId: string): Promise<ArticleBundle | null> {
	const view = new Transfer().view({ articles: [articleId], annotations: null });
	for await (const bundle of view.articles) return bundle;
	return null;
}

/** What the templates make of an article, or what is wrong with which of them. */
async function previewOf(templates: MarkdownTemplates, bundle: ArticleBundle): Promise<Preview> {
	const [{ markdownTemplates, markdownWriter }, { TemplateError }] = await Promise.all([
		import('../../lib/export/markdown'),
		import('../../lib/export/template'),
	]);
	const attempt = (which: keyof MarkdownTemplates, tried: MarkdownTemplates): Preview => {
		try {
			return { is: 'text', text: markdownWriter(tried)(bundle), of: bundle.article.title };
		} catch (error) {
			if (!(error instanceof TemplateError)) throw error;
			const { line, column, message } = error;
			return { is: 'wrong', which, line, column, why: message };
		}
	};
	// Each by itself with ours first, so that it is known which one is wrong.
	const body = attempt('body', { ...markdownTemplates, body: templates.body });
	if (body.is === 'wrong') return body;
	return attempt('note', templates);
}
