/**
 * Words that take a full stop without ending a sentence. Kept in lower case and without the stop.
 * Closed classes of English (titles, months, company forms, reference words), from general knowledge.
 */

/** Followed by a name or a number: the stop never ends a sentence. */
export const leadingAbbreviations: ReadonlySet<string> = new Set(
	(
		'mr mrs ms messrs mx dr prof rev hon fr br sr st ste mt ft gen lt col sgt maj capt cmdr adm brig ' +
		'cpl pvt pfc supt insp det const sen rep gov pres amb atty sec asst assoc dep min pm cllr ald ' +
		'vs v cf viz al eds ed vol vols pp fig figs sect ch no nos op art dist approx ca est'
	).split(' '),
);

/** May stand within a sentence or end it: the next word decides. */
export const trailingAbbreviations: ReadonlySet<string> = new Set(
	(
		'inc corp co cos ltd plc bros llc jr esq etc dept univ assn ave blvd rd hwy bldg ' +
		'jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri ' +
		'ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev ' +
		'okla ore pa penn tenn tex va vt wash wis wyo hrs mins oz lb lbs sq tel ext'
	).split(' '),
);

/** Abbreviations that are words too: they keep their stop only before a number or a capital. */
export const ambiguousAbbreviations: ReadonlySet<string> = new Set(
	(
		'no art fig ed min sec mar la del ill miss mass ind co wash ore pa ga mo fri sun sat wed ca ' +
		'est ch op rep ms pres pm const det ext tel mon ala ark va v jan hon br st ft col maj capt gen'
	).split(' '),
);

/** Words that commonly begin a sentence and hardly ever follow an abbreviation inside one. */
export const sentenceStarters: ReadonlySet<string> = new Set(
	(
		'the a an this that these those it its he she they we i you his her their our my there here ' +
		'in on at by for from with after before during since until under over as if when while although ' +
		'though because but and or so yet however meanwhile moreover nevertheless instead also still ' +
		'what who why how where which whether some many most all both each every no not one several ' +
		'such then now today yesterday earlier later last'
	).split(' '),
);
