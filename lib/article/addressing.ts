/**
 * Parameters that say how a reader came to a page and never which page it is: the click ids of
 * advertisers, the campaign tags of analytics and newsletters, the share tags of news sites.
 */
const trackingParameters = new Set(
	(
		'fbclid gclid gclsrc gad_source gbraid wbraid dclid msclkid twclid ttclid li_fat_id igshid igsh ' +
		'yclid ysclid rb_clickid mc_cid mc_eid mkt_tok vero_id oly_enc_id oly_anon_id _hsenc _hsmi hsctatracking ' +
		'_ga _gl _branch_match_id __twitter_impression __source ref ref_src ref_url referrer referer refsrc ' +
		'cmp cmpid campaign campaign_id campaignid ncid icid ocid ito smid smtyp soc_src soc_trk sharetype ' +
		'share sref s_cid sc_cid s_campaign wt_mc wt.mc_id wt.nav xtor guccounter guce_referrer ' +
		'guce_referrer_sig tblci ob_click_id spm mbid mod_src traffic_source ftag ns_mchannel ns_source ' +
		'ns_campaign ns_linkname ns_fee'
	).split(' '),
);
const trackingPrefixes = ['utm_', 'at_', 'pk_', 'mtm_', 'matomo_', 'piwik_', 'hsa_', 'amp_'];

/** The parameters, and the values of theirs, that ask for the AMP edition of a page. */
const ampParameters = new Set(['amp', 'outputtype', 'output', 'isamp', 'usqp']);
const ampValues = new Set(['', '1', 'true', 'amp', 'yes']);

const editionLabels = new Set(['amp', 'm', 'mobile', 'touch']);

/** The domain that was registered for a host ("news.example.co.uk": "example.co.uk"), null where none is. */
export type DomainOf = (host: string) => string | null;

/** Reads addresses, as far as that takes knowing which hosts are of one site. */
export class Addressing {
	constructor(private readonly domainOf: DomainOf) {}

	/**
	 * One address for all that show the same page: without fragment, tracking parameters, and the marks
	 * of AMP and mobile editions, the other parameters in alphabetical order. What is no http(s)
	 * address comes back as it is, without its fragment.
	 */
	normalise(address: string): string {
		let url = parse(address);
		if (!url) return address.split('#')[0] ?? address;
		url = outOfAmpCache(url);
		// A single-page site names its pages in the fragment: "#!/story", "#/story".
		if (!/^#!?\//.test(url.hash)) url.hash = '';
		url.username = '';
		url.password = '';
		url.hostname = this.hostWithoutEdition(url.hostname);
		url.pathname = pathWithoutAmp(url.pathname);
		const kept = [...url.searchParams].filter(([name, value]) => !isTracking(name, value));
		kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
		// Written anew only where something goes, since that changes how characters are escaped.
		const sorted = new URLSearchParams(kept).toString();
		if (sorted !== url.searchParams.toString()) url.search = sorted;
		if (sorted === '') url.search = '';
		return url.href;
	}

	/**
	 * The address that a page says is its own, normalised; else that it was loaded from. A page is
	 * believed about its own site only, and not when it points from an article to a home page.
	 *
	 * @param claims what the page names, best first: its canonical link, `og:url`, structured data
	 */
	canonical(claims: readonly (string | null)[], address: string): string {
		const own = this.normalise(address);
		const ownUrl = parse(own);
		if (!ownUrl) return own;
		for (const claim of claims) {
			if (!claim?.trim() || claim.length > 4000) continue;
			const claimed = parse(claim.trim(), address);
			if (!claimed) continue;
			const url = parse(this.normalise(claimed.href));
			if (!url || !this.isSameSite(url, ownUrl) || (isHomePage(url) && !isHomePage(ownUrl)))
				continue;
			// The same host answers on both; older pages still name the one without encryption.
			if (url.hostname === ownUrl.hostname && ownUrl.protocol === 'https:') url.protocol = 'https:';
			return url.href;
		}
		return own;
	}

	/** The domain that an outlet registered ("news.example.co.uk": "example.co.uk"), else the host. */
	domain(address: string): string {
		const url = parse(address);
		if (!url) return '';
		return this.domainOf(url.hostname) ?? url.hostname;
	}

	private isSameSite(a: URL, b: URL): boolean {
		const domain = this.domainOf(a.hostname);
		return domain === null ? a.host === b.host : domain === this.domainOf(b.hostname);
	}

	/** `m.example.com` is read as `www.example.com`, `en.m.example.com` as `en.example.com`. */
	private hostWithoutEdition(host: string): string {
		const domain = this.domainOf(host);
		if (!domain || host === domain) return host;
		const labels = host.slice(0, -domain.length - 1).split('.');
		const kept = labels.filter((label) => !editionLabels.has(label));
		if (kept.length === labels.length) return host;
		return [...(kept.length === 0 ? ['www'] : kept), domain].join('.');
	}
}

/** "/", or what stands for it: "/index.html", "/en/", "/home". */
export function isHomePage(url: URL): boolean {
	if (url.search !== '' || url.hash !== '') return false;
	return /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?|(?:home|index|default)(?:\.\w{1,5})?\/?)?$/i.test(
		url.pathname,
	);
}

function parse(address: string, base?: string): URL | null {
	try {
		const url = new URL(address, base);
		return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
	} catch {
		return null;
	}
}

/** `https://www-example-com.cdn.ampproject.org/c/s/www.example.com/story` and the like. */
function outOfAmpCache(url: URL): URL {
	const isCache = /(^|\.)(cdn\.ampproject\.org|bing-amp\.com)$/.test(url.hostname);
	const isViewer =
		/^www\.google\.[a-z.]{2,6}$/.test(url.hostname) && url.pathname.startsWith('/amp/');
	if (!isCache && !isViewer) return url;
	const match = /^\/(?:[a-z]\/|amp\/)(s\/)?([^/]+\.[^/]+)(\/.*)?$/.exec(url.pathname);
	if (!match) return url;
	const [, secure, host = '', path = '/'] = match;
	return parse(`${secure ? 'https' : 'http'}://${host}${path}${url.search}`) ?? url;
}

function pathWithoutAmp(path: string): string {
	const withoutEnd = path.replace(/\/amp\/?$/, '').replace(/\.amp(\.html?)?$/, '$1');
	const without = withoutEnd.replace(/^\/amp\//, '/');
	return without === '' ? '/' : without;
}

function isTracking(name: string, value: string): boolean {
	const lower = name.toLowerCase();
	if (trackingParameters.has(lower)) return true;
	if (trackingPrefixes.some((prefix) => lower.startsWith(prefix))) return true;
	return ampParameters.has(lower) && ampValues.has(value.toLowerCase());
}
