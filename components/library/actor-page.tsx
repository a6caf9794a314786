import { useMemo, useState } from 'preact/hooks';
import { actorStory } from '../../lib/library/actor';
import { idOfStatement } from '../../lib/library/catalogue';
import { clauseFor } from '../../lib/library/query';
import { listRoute } from '../../lib/library/route';
import { ExportButton } from '../export/export-button';
import { someArticles } from '../export/scopes';
import { kindWords } from '../words';
import { counted } from './dates';
import { Link } from './link';
import { partyOf } from './merge';
import type { PageProps } from './shared';
import { StanceBar } from './stance-bar';
import { Timeline } from './timeline';

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
	if (!catalogue || !actor || !story) {
		return (
			<div class="empty">
				<h1>This actor is in no article of the library</h1>
				<p>
					<Link to={listRoute('actors')}>To the actors</Link>
				</p>
			</div>
		);
	}
	const others = actor.names.filter((name) => name !== actor.name);
	const of = (field: 'source' | 'target' | 'actor') => clauseFor(field, actor.key);
	const scope = () => {
		const found = [...new Set([...story.takes, ...story.meets].map((dot) => dot.statement))];
		return someArticles(
			actor.name,
			`${actor.name}: ${counted(found.length, 'statement')}`,
			found.map((one) => catalogue.articles[catalogue.articleOf[one] ?? -1]?.id ?? ''),
			new Set(found.map((one) => idOfStatement(catalogue, one))),
		);
	};
	return (
		<article class="actor-page">
			<header>
				{actor.kind && <p class="meta">{kindWords[actor.kind]}</p>}
				<h1>
					<bdi>{actor.name}</bdi>
				</h1>
				{others.length > 0 && (
					<p class="names" dir="auto">
						Also <bdi>{others.join(', ')}</bdi>
					</p>
				)}
				<p class="meta">
					<Link to={listRoute('articles', of('actor'))}>{counted(story.articles, 'article')}</Link>
					<span>{counted(story.mentions, 'mention')}</span>
					<Link to={listRoute('statements', of('source'))}>
						{counted(story.takes.length, 'statement')} by it
					</Link>
					<Link to={listRoute('statements', of('target'))}>
						{story.meets.length.toLocaleString()} toward it
					</Link>
					<ExportButton scope={scope} />
				</p>
				{others.length > 0 && (
					<Split state={state} deeds={deeds} id={id} names={others} name={actor.name} />
				)}
			</header>
			<section>
				<h2>What it is for and against</h2>
				<Timeline catalogue={catalogue} dots={story.takes} name={actor.name} toward={false} />
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
				<h2>What others say of it</h2>
				<Timeline catalogue={catalogue} dots={story.meets} name={actor.name} toward />
			</section>
			<section>
				<h2>Who speaks for it</h2>
				<p>
					In its own name: {counted(story.takes.length, 'statement')}.
					{story.speakers.length === 0 && ' Nobody is named as speaking for it.'}
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
				<h2>How each outlet names it</h2>
				<Shortened
					rows={story.outlets.map(({ outlet, articles, mentions, names }) => (
						<li key={outlet} class="outlet">
							<Link to={listRoute('articles', `${of('actor')} ${clauseFor('outlet', outlet)}`)}>
								<bdi>{outlet}</bdi>
							</Link>
							<span class="hint">
								{counted(mentions, 'mention')} in {counted(articles, 'article')}
							</span>
							<p dir="auto">
								{names.slice(0, 10).map(([name, count], i) => (
									<span key={name}>
										{i > 0 && ' · '}
										<q>
											<bdi>{name}</bdi>
										</q>{' '}
										<span class="hint">{count}</span>
									</span>
								))}
								{names.length > 10 && <span class="hint"> and {names.length - 10} more</span>}
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
					All {rows.length.toLocaleString()}
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
				Split…
			</button>
		);
	}
	const split = async () => {
		const [first] = chosen;
		if (!state.catalogue || first === undefined) return;
		const of = await partyOf(state, state.catalogue, id);
		if (!of) return;
		setOpen(false);
		await deeds.edit(`Split ${chosen.join(', ')} from ${name}`, [
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
			<legend>Which names are another actor’s?</legend>
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
					Split them off
				</button>
				<button type="button" class="link" onClick={() => setOpen(false)}>
					Cancel
				</button>
			</div>
		</fieldset>
	);
}
