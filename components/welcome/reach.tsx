import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '../../lib/i18n';

const everywhere = '*://*/*';

type Way = 'click' | 'sites' | 'all';

/** A site of nobody's (RFC 2606). */
const example = 'news.example';

const ways: Way[] = ['click', 'sites', 'all'];

/** How far the extension may go. The browser asks again, and a "no" there changes nothing. */
export function Reach() {
	const [origins, setOrigins] = useState<string[]>([]);
	const [way, setWay] = useState<Way>('click');
	const [site, setSite] = useState('');
	const [said, setSaid] = useState('');
	const look = async () => {
		const all = (await browser.permissions.getAll()).origins ?? [];
		setOrigins(all);
		return all;
	};
	useEffect(() => {
		look().then((all) => setWay(wayOf(all)));
		const onChange = () => {
			look();
		};
		browser.permissions.onAdded.addListener(onChange);
		browser.permissions.onRemoved.addListener(onChange);
		return () => {
			browser.permissions.onAdded.removeListener(onChange);
			browser.permissions.onRemoved.removeListener(onChange);
		};
	}, []);
	const sites = origins.filter((origin) => !isAll(origin));

	/** @returns whether the browser let us */
	const change = async (these: string[], on: boolean): Promise<boolean> => {
		const permission = { origins: these };
		const done = await (on
			? browser.permissions.request(permission)
			: browser.permissions.remove(permission)
		).catch(() => false);
		await look();
		return done;
	};
	const choose = async (next: Way) => {
		setSaid('');
		setWay(next);
		if (next === 'all') {
			if (await change([everywhere], true)) setSaid(t('welcome.said.all'));
			else {
				setSaid(t('common.notAllowed'));
				setWay(wayOf(await look()));
			}
			return;
		}
		const all = origins.filter(isAll);
		if (all.length > 0) await change(all, false);
		if (next === 'click' && sites.length > 0) await change(sites, false);
		setSaid(t(`welcome.said.${next}`));
	};
	const add = async () => {
		const host = hostIn(site);
		if (host === null) {
			setSaid(t('welcome.said.noAddress', { example }));
			return;
		}
		if (await change([`*://${host}/*`], true)) {
			setSaid(t('welcome.said.added', { host }));
			setSite('');
		} else setSaid(t('welcome.said.notAllowed', { host }));
	};
	return (
		<section aria-labelledby="reach">
			<h2 id="reach">{t('welcome.howFarMayItGo')}</h2>
			<fieldset class="reach">
				<legend class="hidden">{t('welcome.howFarMayItGo')}</legend>
				{ways.map((one) => (
					<label key={one} class="way">
						<input type="radio" name="reach" checked={way === one} onChange={() => choose(one)} />
						<span>
							<strong>{t(`welcome.way.${one}.title`)}</strong>
							<span class="means">{t(`welcome.way.${one}.means`)}</span>
						</span>
					</label>
				))}
			</fieldset>
			{way === 'sites' && (
				<div class="sites">
					<form
						onSubmit={(event) => {
							event.preventDefault();
							add();
						}}
					>
						<label>
							<span>{t('welcome.site')}</span>
							<input
								type="text"
								value={site}
								placeholder={example}
								autocomplete="off"
								onInput={(event) => setSite(event.currentTarget.value)}
							/>
						</label>
						<button type="submit" class="primary">
							{t('common.add')}
						</button>
					</form>
					<ul>
						{sites.map((origin) => (
							<li key={origin}>
								<bdi>{nameOf(origin)}</bdi>
								<button
									type="button"
									aria-label={t('welcome.removeSite', { host: nameOf(origin) })}
									onClick={() => change([origin], false)}
								>
									{t('welcome.remove')}
								</button>
							</li>
						))}
					</ul>
				</div>
			)}
			<p class="said" role="status">
				{said}
			</p>
		</section>
	);
}

const isAll = (origin: string): boolean => /^(<all_urls>|(\*|https?):\/\/\*\/.*)$/.test(origin);

function wayOf(origins: readonly string[]): Way {
	if (origins.some(isAll)) return 'all';
	return origins.length > 0 ? 'sites' : 'click';
}

/** "news.example" of "https://news.example/story" or of itself; null for what is no host. */
function hostIn(typed: string): string | null {
	const text = typed.trim();
	const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
	if (text === '' || !URL.canParse(address)) return null;
	const { hostname } = new URL(address);
	return /^[a-z0-9.-]+$/i.test(hostname) ? hostname : null;
}

const nameOf = (origin: string): string => /:\/\/([^/]*)/.exec(origin)?.[1] ?? origin;
