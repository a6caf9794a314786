import { useMemo, useState } from 'preact/hooks';
import { commas, plural, t } from '../../lib/i18n';
import { actorNames, actorStory } from '../../lib/library/actor';
import { idOfStatement } from '../../lib/library/catalogue';
import { clauseFor } from '../../lib/library/query';
import { listRoute } from '../../lib/library/route';
import { ExportButton } from '../export/export-button';
import { someArticles } from '../export/scopes';
import { rich } from '../rich';
import { kindWord } from '../words';
import { counted, written } from './dates';
import { Link } from './link';
import { partyOf } from './merge';
import type { PageProps } from './shared';
import { StanceBar } from './stance-bar';
import { Timeline } from './timeline';
import { useDrawn } from './use-later';

/** So many rows of a list stand here before the rest is asked for. */
const shortList = 12;

/** An actor across all articles: its names, its stances over time, who speaks for it, what it is called. */
export function ActorPage({ state, deeds, id }: PageProps & { id: string }) {
	const { catalogue } = state;
	const at = catalogue?.actorByKey.get(id);
	const actor = catalogue?.actors[at ?? -1];
	const story = useMemo(
		() => (catalogue && at !== undefined ? actorStory(catalogue, at) : null),
		[catalogue, at],
	);
	// What stands further down waits for the first chart: of an actor in most articles it is a lot.
	const isDrawn = useDrawn();
	const named = useMemo(
		() => (catalogue && at !== undefined && isDrawn ? actorNames(catalogue, at) : null),
		[catalogue, at, isDrawn],
	);
	if (!catalogue || !actor || !story) {
		return (
			<div class="empty">
				<h1>{t('library.thisActorIsInNo')}</h1>
				<p>
					<Link to={listRoute('actors')}>{t('library.toTheActors')}</Link>
				</p>
			</div>
		);
	}
	const others = actor.names.filter((name) => name !== actor.name);
	const of = (field: 'source' | 'target' | 'actor') => clauseFor(field, actor.key);
	const scope = () => {
		const found = [...new Set([...story.takes, ...story.meets])];
		return someArticles(
			actor.name,
			t('common.colon', { name: actor.name, what: counted(found.length, 'statement') }),
			found.map((one) => catalogue.articles[catalogue.articleOf[one] ?? -1]?.id ?? ''),
			new Set(found.map((one) => idOfStatement(catalogue, one))),
		);
	};
	return (
		<article class="actor-page">
			<header>
				{actor.kind && <p class="meta">{kindWord(actor.kind)}</p>}
				<h1>
					<bdi>{actor.name}</bdi>
				</h1>
				{others.length > 0 && (
					<p class="names">{rich('library.alsoCalled', { names: <bdi>{commas(others)}</bdi> })}</p>
				)}
				<p class="meta">
					{named && (
						<Link to={listRoute('articles', of('actor'))}>
							{counted(named.articles, 'article')}
						</Link>
					)}
					{named && <span>{counted(named.mentions, 'mention')}</span>}
					<Link to={listRoute('statements', of('source'))}>
						{plural('library.byIt', story.takes.length)}
					</Link>
					<Link to={listRoute('statements', of('target'))}>
						{plural('library.towardIt', story.meets.length)}
					</Link>
					<ExportButton scope={scope} />
				</p>
				{others.length > 0 && (
					<Split state={state} deeds={deeds} id={id} names={others} name={actor.name} />
				)}
			</header>
			<section>
				<h2>{t('library.whatItIsForAnd')}</h2>
				<Timeline catalogue={catalogue} statements={story.takes} name={actor.name} toward={false} />
				{story.toward.length > 0 && (
					<Shortened
						rows={story.toward.map(({ key, name, counts }) => (
							<li key={key ?? name}>
								{key === null ? (
									<bdi>{name}</bdi>
								) : (
									<Link to={listRoute('statements', `${of('source')} ${clauseFor('target', key)}`)}>
										<bdi>{name}</bdi>
									</Link>
								)}
								<StanceBar counts={counts} />
							</li>
						))}
					/>
				)}
			</section>
			<section>
				<h2>{t('library.whatOthersSayOfIt')}</h2>
				{isDrawn && (
					<Timeline catalogue={catalogue} statements={story.meets} name={actor.name} toward />
				)}
			</section>
			<section>
				<h2>{t('library.whoSpeaksForIt')}</h2>
				<p>
					{t('library.inItsOwnName', { statements: counted(story.takes.length, 'statement') })}
					{story.speakers.length === 0 && ` ${t('library.nobodySpeaks')}`}
				</p>
				{story.speakers.length > 0 && (
					<Shortened
						rows={story.speakers.map(({ key, name, statements }) => (
							<li key={key ?? name}>
								{key === null ? (
									<bdi>{name}</bdi>
								) : (
									<Link to={{ page: 'actor', key }}>
										<bdi>{name}</bdi>
									</Link>
								)}
								<span class="hint">{counted(statements, 'statement')}</span>
							</li>
						))}
					/>
				)}
			</section>
			<section>
				<h2>{t('library.howEachOutletNamesIt')}</h2>
				<Shortened
					rows={(named?.outlets ?? []).map(({ outlet, articles, mentions, names }) => (
						<li key={outlet} class="outlet">
							<Link to={listRoute('articles', `${of('actor')} ${clauseFor('outlet', outlet)}`)}>
								<bdi>{outlet}</bdi>
							</Link>
							<span class="hint">
								{t('library.mentionsIn', {
									mentions: counted(mentions, 'mention'),
									articles: counted(articles, 'article'),
								})}
							</span>
							<p>
								{names.slice(0, 10).map(([name, count], i) => (
									<span key={name}>
										{i > 0 && ' · '}
										<q>
											<bdi>{name}</bdi>
										</q>{' '}
										<span class="hint">{written(count)}</span>
									</span>
								))}
								{names.length > 10 && (
									<span class="hint"> {plural('library.andMore', names.length - 10)}</span>
								)}
							</p>
						</li>
					))}
				/>
			</section>
		</article>
	);
}

function Shortened({ rows }: { rows: preact.JSX.Element[] }) {
	const [isWhole, setWhole] = useState(false);
	return (
		<>
			<ul class="facts">{isWhole ? rows : rows.slice(0, shortList)}</ul>
			{rows.length > shortList && !isWhole && (
				<button type="button" class="link" onClick={() => setWhole(true)}>
					{plural('library.allOf', rows.length)}
				</button>
			)}
		</>
	);
}

/** Takes names away from an actor, everywhere: they are another one's. */
function Split({
	state,
	deeds,
	id,
	names,
	name,
}: Pick<PageProps, 'state' | 'deeds'> & { id: string; names: string[]; name: string }) {
	const [isOpen, setOpen] = useState(false);
	const [chosen, setChosen] = useState<string[]>([]);
	if (!isOpen) {
		return (
			<button type="button" onClick={() => setOpen(true)}>
				{t('library.splitMore')}
			</button>
		);
	}
	const split = async () => {
		const [first] = chosen;
		if (!state.catalogue || first === undefined) return;
		const of = await partyOf(state, state.catalogue, id);
		if (!of) return;
		setOpen(false);
		await deeds.edit(t('library.did.split', { names: commas(chosen), name }), [
			{
				articleId: of.articleId,
				edit: {
					do: 'actor',
					id: `${of.articleId}#${crypto.randomUUID()}`,
					actor: of.party,
					here: false,
					change: { what: 'split', names: chosen, name: first },
				},
			},
		]);
	};
	return (
		<fieldset class="split">
			<legend>{t('library.whichNamesAreAnotherActors')}</legend>
			{names.slice(0, 60).map((one) => (
				<label key={one}>
					<input
						type="checkbox"
						checked={chosen.includes(one)}
						onChange={() =>
							setChosen(chosen.includes(one) ? chosen.filter((n) => n !== one) : [...chosen, one])
						}
					/>
					<bdi>{one}</bdi>
				</label>
			))}
			<div class="tag-form">
				<button type="button" disabled={chosen.length === 0} onClick={split}>
					{t('library.splitThemOff')}
				</button>
				<button type="button" class="link" onClick={() => setOpen(false)}>
					{t('common.cancel')}
				</button>
			</div>
		</fieldset>
	);
}
