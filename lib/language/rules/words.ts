/** Closed classes and other small sets of English words, lower case, for the rule-based layer. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const determiners = words(`
the a an this that these those some any all both each every no another several many most few other
his her its their our my your one two three four five six seven eight nine ten dozens hundreds
thousands more fewer such various certain numerous multiple half
`);

export const prepositions = words(`
of in on at by for from to with without about against between among amid during after before since
until over under above below into onto toward towards through throughout across along around behind
beside besides beyond despite except inside outside near off out up upon via within like unlike
alongside concerning regarding per versus than as because while when whereas although though if
unless whether following including given
`);

export const locatives = words(
	'in at near across throughout inside outside around into within from via through',
);

export const conjunctions = words('and or but nor yet so then plus &');

export const auxiliaries = words(`
be is are was were been being am has have had having do does did will would shall should can could
may might must 's 've 're 'll 'd 'm ai get gets got
`);

export const beForms = words("be is are was were been being am 're 'm get gets got");

export const negations = words("not n't never no neither nor hardly barely rarely");

export const hedges = words(`
may might could would reportedly allegedly apparently possibly perhaps likely seemingly supposedly
if should probably purportedly unconfirmed rumored rumoured
`);

export const pronouns = words(`
i you he she it we they me him us them himself herself itself themselves who whom which what
everyone someone nobody everybody somebody one
`);

/** Adverbs without -ly that stand between a subject and its verb. */
export const adverbs = words(`
also again already always even ever just long more most much now often once only quite rather
really since so sometimes soon still strongly then there thus together too twice very well yet
however instead later earlier meanwhile further both all each not n't never once first
yesterday today tomorrow tonight
`);

export const months = words(`
january february march april may june july august september october november december jan. feb.
mar. apr. aug. sept. sep. oct. nov. dec.
`);
export const weekdays = words('monday tuesday wednesday thursday friday saturday sunday');

/** Given names common in English-language news, for telling persons from other names. */
export const givenNames = words(`
aaron abdul abdullah abigail abraham adam adrian ahmad ahmed aisha alan albert alejandro aleksandr
alex alexander alexandra alexei alfred ali alice alison amanda amir amit amy ana anastasia andrea
andreas andrei andrew andy angela anita ann anna anne anthony anton antonio anwar ariel arthur arun
ashley barack barbara barry bashar ben benjamin bernard bernie beth betty bill billy bob boris
brad brandon brett brian bruce bryan carl carlos carmen carol caroline catherine charles charlie
charlotte chelsea cheryl chris christian christina christine christopher chuck claire claudia colin
connor craig cynthia dan daniel daniela dave david deborah denis dennis diana diane diego dmitri
dmitry don donald donna doug douglas dylan ed eddie edward edwin elena eli elisabeth elizabeth
ellen emily emma emmanuel eric erik ernesto ethan eva evan evelyn farouk fatima felix fernando fiona
florian francis francisco francois frank franz fred frederick friedrich gabriel gareth gary gavin
gen geoffrey george georgia gerald gerard giorgio giovanni giulia glenn gordon grace graham greg
gregory guillermo gustavo guy hakan hannah hans harold harry hasan hassan heather hector heidi helen
helena helmut henri henry herbert hillary hugh hugo hussein ian ibrahim igor imran irene irina isaac
ismail ivan ivana jack jacob jacques jair jake james jan jane janet jared jason javier jay jean
jeff jeffrey jennifer jeremy jerry jesse jessica jesus jill jim jimmy joan joanna joao joe joel johan
john johnny jon jonathan jordan jorge jose joseph josh joshua juan judith julia julian julie jürgen
justin karen karim karl kate katherine kathleen kathy keith kelly ken kenneth kevin khaled khalid
kim kimberly kofi konstantin kyle larry laura lauren laurent lee leo leon leonid leslie lewis liam
linda lindsey lisa lloyd louis louise lucas lucy luis luiz luke mahmoud manuel marc marco marcus
margaret maria marie marina mario marion mark marta martha martin mary matt matteo matthew maureen
max maxim megan mehmet melissa mercedes michael michel michelle miguel mike mikhail milan mitch mitt
mohamed mohammad mohammed monica muhammad murray mustafa nancy naomi narendra natalia natalie nathan
neil nelson newt nicholas nick nicola nicolas nicole nigel nikolai nina noah noel nora norman oleg
olga oliver olivia omar oscar osama otto pablo pamela paolo pat patricia patrick paul paula pavel
pedro peter petr phil philip philippe pierre priya rachel rahul raj ralph rand rania ray raymond
rebecca recep ricardo richard rick riad robert roberto robin rodrigo roger roland ron ronald rosa
rosemary ross roy rudy rupert russell ruth ryan saad salman sam samantha samir samuel sandra sanjay
sara sarah scott sean sebastian sergei sergey sergio seth shane sharon shaun sheila shinzo silvio
simon sofia sonia sophie stefan stephanie stephen steve steven stuart susan suzanne sylvia tamara
tania ted teresa terry theresa thomas tim timothy tina tino tobias todd tom tommy tony tracy tyler
ursula valentina valerie vanessa vera veronica victor victoria viktor vincent vladimir volodymyr
walter wanda wayne wendy werner will william winston wolfgang xavier yair yasser yitzhak yevgeny
yuri yusuf yves zachary zoe
`);

/** A word that can't be part of a name even where a sentence or headline gives it a capital. */
export function isFunctionWord(lower: string): boolean {
	return (
		determiners.has(lower) ||
		prepositions.has(lower) ||
		conjunctions.has(lower) ||
		auxiliaries.has(lower) ||
		pronouns.has(lower) ||
		adverbs.has(lower) ||
		negations.has(lower)
	);
}
