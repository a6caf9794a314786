/**
 * What sites call the parts of a page that are not its article, as words of class names and ids.
 * Drawn from the names that Readability, reader modes and the large content management systems use;
 * none belongs to one site.
 */

/** These may be larger than the article itself: discussions, lists of other stories. */
const large = [
	'comments?(?:-(?:area|list|section|thread|box))?|commentlist|disqus|livefyre|replies|respond',
	'related|recirc|recirculation|recommend(?:ed|ations?|s)?|trending|mostpop\\w*',
	'most-(?:read|popular|viewed|shared|commented|watched|emailed|recent)|popular-(?:posts|stories|articles|news)',
	'more-(?:stories|news|articles|from|on|in|like|coverage|headlines|reading|top|posts)|top-stories|latest-(?:news|stories|headlines|posts)',
	'read-(?:next|also)|also-read|see-also|up-next|next-(?:up|article|story|post)s?|further-reading|infinite-scroll',
	'outbrain|taboola|revcontent|zergnet|navbox(?:es)?|catlinks|reflist|references|footnotes|endnotes|bibliography',
];

/** These are small beside it; where one holds much of the page's prose, the name means something else. */
const small = [
	'read-?more|teasers?|promos?|promotions?|promobox|newsletters?|sign-?up|appeal|callout-cta|cta',
	'share(?:bar|box|tools|links|line|buttons?)?|sharing|social(?:s|bar|links|media)?|sharedaddy|addthis|addtoany|follow(?:-us)?',
	'tags|taglist|tag-(?:list|links|cloud)|keywords|topics|topic-(?:list|tags)|post-tags|entry-tags',
	'ads?|adverts?|advertisements?|advertising|advertorial|ad(?:slot|box|unit|wrap\\w*|container)|sponsor(?:ed|s)?|dfp|mpu|leaderboard',
	'captions?|(?:photo|image|img|picture|media|figure)-?(?:credits?|captions?|description)|credits?|copyright|photographer|wp-caption(?:-text)?|thumbcaption',
	'gallery|slideshow|carousel|lightbox|player|jwplayer|videojs|video-(?:js|player|wrapper|container|embed)',
	'bylines?|author|authors|about-(?:the-)?authors?|author-?(?:bio|box|info|name|card|profile)s?|bios?|biography|contributors?',
	'breadcrumbs?|pagination|pager|toolbar|tools|menu|navbar|nav|navigation|subnav|skip|skiplink|masthead|toc|site-(?:header|footer)',
	'cookies?|consent|gdpr|ccpa|onetrust|privacy-(?:banner|notice)|disclaimer|app-(?:download|promo|banner)',
	'modal|popup|overlay|tooltip|toast|dropdown|flyout|sr-only|visually-hidden|visuallyhidden|screen-reader(?:-text)?|screenreader',
	'noprint|no-print|donotprint|do-not-print|editsection|infobox|hatnote|sidebar|rail|widgets?|poll|quiz|ticker|pull-?quotes?',
];

/** A box that asks for money, or the very text that is paid for: told apart by what it says. */
const gate = [
	'paywall|regwall|metered|piano|subscri(?:be|bers?|ption|ptions)|premium|donat(?:e|ions?)|donor|membership|support-us|contribute',
];

/** A line about the article: when, where filed. */
const line = [
	'date|dates|time|timestamp|pubdate|posted|updated|published|modified|publish-date|post-(?:date|meta)|entry-meta|meta|metadata|dateline',
	'kicker|eyebrow|overline|category|categories|section-(?:name|label|title)|read(?:ing)?-time|source-org|location',
];

/** A word after one of these says that something is there or isn't, of the element that has it all. */
const aboutElsewhere =
	'(?<!-(?:has|with|no|without|not|is|hide|hides|show|shows|js|enable|enabled|disable|disabled|allow|wp))';

const pattern = (words: readonly string[]): RegExp =>
	new RegExp(`${aboutElsewhere}-(?:${words.join('|')})-`);

export const furnitureNames = {
	large: pattern(large),
	small: pattern([...small, 'wp-caption(?:-text)?']),
	gate: pattern(gate),
	line: pattern(line),
};

/** Headings that open a part of the page which is not the article, whole or up to a colon. */
export const sectionHeading = new RegExp(
	`^(?:${[
		'related(?: (?:articles?|stories|story|content|contents|news|posts?|topics?|links?|reading|coverage|videos?|items))?',
		'(?:also )?(?:read|see|watch)(?: also| more| next| on)|read this next|see also|also on \\S.{0,40}|also in \\S.{0,40}',
		'more (?:from|on|in|about|by) .{1,60}|more(?: (?:stories|news|articles|coverage|headlines|reading|like this|top stories))?',
		'most (?:read|popular|viewed|shared|recent|commented|watched)(?: .{1,30})?|popular(?: .{1,20})?|trending(?: .{1,20})?',
		"top stories|latest(?: (?:news|stories|headlines|posts|articles|updates))?|(?:recommended|suggested)(?: .{1,30})?|editors?[’']?s? picks?",
		"you (?:may|might) (?:also )?(?:like|be interested in).{0,20}|(?:don[’']t|do not) miss|around the web|from (?:around|across) the web|promoted stories|sponsored(?: content)?",
		'(?:next|previous) (?:article|story|post)|up next|what to read next|in case you missed it|keep reading|continue reading',
		'advertisements?|newsletters?|sign up.{0,60}|subscribe(?: .{1,40})?|support .{1,40}|stay (?:informed|connected|up to date)|get .{1,30} newsletter',
		'share(?: (?:this|on|via|with|the) ?.{0,30})?|follow(?: us| .{1,30} on .{1,20})?|contact us|about (?:the|this) (?:authors?|writers?)|about us',
		'comments?(?: \\(\\d+\\))?|\\d+ comments?|leave a (?:comment|reply)|join the (?:conversation|discussion)|(?:tags|topics|filed under|categories)|post a comment',
		'lire aussi|à lire aussi|sur le même sujet|leia (?:também|mais)|veja também|lea también|lesen sie auch|mehr zum thema',
	].join('|')})\\s*[:.…»›→>]*$`,
	'i',
);

/** Headings whose part of the page ends at the next heading and not before. */
export const referenceHeading =
	/^(?:references?|notes(?: and references)?|footnotes?|endnotes?|citations?|sources?|works cited|bibliography|literature|external links|further reading|see also|notes? et références|références|referências)\s*:?$/i;

/** A paragraph that begins so and is for the most part a link leads to another story. */
export const leadIn =
	/^\W*(?:read(?: more| also| next)?|see(?: also| more)?|also(?: read| see)?|related(?: \w+)?|more(?: on \S.{0,40})?|watch(?: more)?|listen|video|photos?|gallery|in pictures|recommended|don[’']t miss|explore|opinion|analysis|background|lire aussi|leia (?:também|mais))\s*[:|>»–—]/i;

/** Signs of an appeal to the reader for money or an address. Two different ones make an appeal. */
export const appealSigns: readonly RegExp[] = [
	/\b(?:subscribe|subscribing|subscription|sign up|signing up|log in|register|create (?:an|your) account|already a (?:subscriber|member))\b/i,
	/\b(?:donate|donation|donating|contribute|contribution|chip in|become a (?:member|supporter|patron|subscriber)|join (?:us|our)|membership)\b/i,
	/(?:[$£€]\s?\d|\b\d+\s?(?:dollars|euros|pounds)\b).{0,30}\b(?:month|year|week|day)\b|\b(?:only|just|from|for)\s+[$£€]\s?\d|\b(?:free trial|cancel (?:at )?any ?time)\b/i,
	/\b(?:dear reader|our (?:readers|journalism|reporting|newsroom|newsletters?|work|community|subscribers|members|mission|app)|independent journalism|support us|help us|supporting us|your support|your inbox|your help|like you)\b/i,
	/\b(?:newsletters?|e-?mail address|unlimited access|full access|exclusive (?:content|access)|ad[- ]free|free of ads|paywall|premium (?:content|section|access))\b/i,
	/\b(?:click here|find out more|learn more|download (?:the|our) app|get (?:the|our) .{0,30}(?:app|newsletter|briefing|delivered))\b/i,
];
