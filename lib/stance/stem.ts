/** Word forms to stems, so that "condemn", "condemns", "condemned" and "condemning" are one feature. */

const irregular = new Map<string, string>(
	(
		'said say says say told tell thought think wrote write written write felt feel knew know known know ' +
		'understood understand shown show found find heard hear saw see seen see made make making make ' +
		'sought seek spoke speak spoken speak met meet fought fight shot shoot struck strike beaten beat ' +
		'gave give given give giving give took take taken take taking take went go gone go came come ' +
		'coming come began begin begun begin brought bring bought buy caught catch chose choose chosen choose ' +
		'drew draw drawn draw drove drive driven drive fell fall fallen fall fled flee forgot forget ' +
		'forgave forgive forgiven forgive got get gotten get held hold kept keep led lead left leave lost lose ' +
		'meant mean paid pay ran run running run rose rise risen rise sent send sat sit slew slay slain slay ' +
		'sold sell spent spend stood stand swore swear sworn swear taught teach threw throw thrown throw ' +
		'won win withdrew withdraw withdrawn withdraw wore wear broke break broken break spread spread ' +
		'was be were be is be are be am be been be being be has have had have having have does do did do done do ' +
		'doing do hid hide hidden hide laid lay lay lie lied lie dying die died die tied tie lying lie ' +
		"'s be 're be 'm be 've have 'd would n't not ca can wo will 'll will " +
		'allies ally enemies enemy men man women woman people people children child'
	)
		.split(' ')
		.reduce<[string, string][]>((pairs, word, i, all) => {
			if (i % 2 === 0) pairs.push([word, all[i + 1] ?? word]);
			return pairs;
		}, []),
);

const doubled = /([bdgmnprt])\1$/;

/**
 * A stem by rule: inflection goes, and with it a final "e" ("accusing" and "accuse" are "accus").
 * Takes a lower-case word; two forms of a word have the same stem nearly always, but a stem needn't
 * be a word.
 */
export function stem(word: string): string {
	const known = irregular.get(word);
	if (known !== undefined) return withoutE(known);
	const n = word.length;
	if (n < 4) return word;
	let base = word;
	if (word.endsWith('ies') && n > 4) base = `${word.slice(0, -3)}y`;
	else if (word.endsWith('ied') && n > 4) base = `${word.slice(0, -3)}y`;
	else if (/(?:ss|x|z|ch|sh)es$/.test(word)) base = word.slice(0, -2);
	else if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) base = word.slice(0, -1);
	else if (word.endsWith('ing') && n > 5) base = undouble(word.slice(0, -3));
	else if (word.endsWith('ed') && n > 4) base = undouble(word.slice(0, -2));
	return withoutE(base);
}

function withoutE(base: string): string {
	return base.length > 3 && base.endsWith('e') ? base.slice(0, -1) : base;
}

function undouble(base: string): string {
	return base.length > 3 && doubled.test(base) ? base.slice(0, -1) : base;
}
