/**
 * Given names that are nearly always a man's or nearly always a woman's, of many countries: what
 * "he" and "she" go by. Lower case, without accents. Names that both bear ("Lindsey", "Andrea",
 * "Jean") are left out.
 */

const names = (text: string): string[] => text.trim().split(/\s+/);

const men = names(`
aaron abbas abdel abdul abdullah abraham adam adolf adrian ahmad ahmed akira alan albert alberto
alejandro aleksandr alexander alexandre alexei alfonso alfred ali allen alvin amir anatoly anders
andre andreas andrei andrew andrzej andy angus anthony anton antonin antonio antony ari armando
arnold arthur arturo asif aziz barack barry bart bashar ben benedict benito benjamin bennie bernard
bernardo bernie bert bill billy binyamin bjorn bob bobby boris brad bradley brandon brendan brent
brett brian bruce bruno bryan byron calvin carl carlos cedric cesar chad charles charlie christian
christoph christophe christopher chuck clarence claude claudio clement clifford clint clinton
colin conor cory craig curt curtis dale damian damien dan daniel daniele danny darrell darren dave
david dean denis dennis derek devin diego dick didier dieter dimitri dirk dmitri dmitry dominic
dominik donald doug douglas duncan dustin dwight earl ed eddie edgar edmund eduardo edward edwin ehud
eli elias elijah emanuel emil emilio emmanuel emmerson enda enrique eric erich erik ernest ernesto
erwin ethan eugene evan evo fabio faisal felipe felix fernando fidel filippo florian francesco
francis francisco francois frank franklin franz fred frederic frederick friedrich fritz
gareth garrett gary gavin gavrilo gene geoff geoffrey georg george georges gerald gerard gerhard
giancarlo gianni gilbert giorgio giovanni giuseppe glenn gordon graham grant greg gregg
gregory guido guillaume guillermo gunther gus gustavo guy haider hakim hamid hank hans harold harry
harvey hasan hashim hassan hector heinrich heinz helmut henri henrik henry herb herbert herman
hermann hideo hiroshi horst howard hubert hugh hugo hussein ian ibrahim ignacio igor ismail ivan
jack jacob jacques jaime jair jake jakob jalal jamal james janos jared jason javier jay jeb jeff
jefferson jeffrey jeremiah jeremy jerome jerry jesus jim jimmy joachim joao joaquin joe joel johan
johann johannes john johnny jon jonas jonathan jorge jose josef joseph josh joshua juan julian julio
julius junichiro jurgen justin karim karl kazuo keith ken kenneth kent kevin khaled khalid
khalil klaus konrad konstantin kurt kyle lance larry lars lawrence lech leif leo leon leonard
leonardo leonid leopold leroy lester lev liam lloyd lorenzo lou louis luca lucas luciano ludwig luigi
luis lukas luke luther mahathir mahmoud malcolm manfred manuel marc marcel marcello marcelo marco
marcos marcus marek mario marius mark marko markus martin marty marvin massimo mathew mathias
mathieu matt matteo matthew matthias mauricio maurice mauro max maximilian mehdi mehmet michael
michal michel mick miguel mikael mike mikhail miles milos mitch mitt mohamed mohammad mohammed
mohsen moises mordechai moshe muammar muhammad mustafa naftali nathan nathaniel neal ned neil nelson
nestor newt nicholas nick nicolae nicolas nigel niklas nils noah norbert norman nouri oleg oliver
olivier omar orrin oscar osama oskar oswald otto owen pablo paolo pascal patrick paul paulo pavel
pawel pedro pervez peter petr petro philip philippe phil phillip pierre pieter piotr prakash
preston rafael rahul raheem rajiv ralph ramon ramzan rand randall randy rashid raul ray raymond recep
reggie reinhard reuben rex ricardo richard rick ricky roberto robert rocco rod roderick rodney
rodolfo rodrigo rogelio roger roland rolf roman ron ronald ronnie ross roy rudolf rudy rufus rupert
russ russell ryan salman salvador salvatore samir samuel saul scott sean sebastian serge sergei
sergey sergio seth shane shaun shimon shinzo siegfried silvio simon slobodan spencer stan
stanislav stanley stefan stefano stephane stephen steve steven stewart stuart sven tadeusz tariq tarek
ted tedros terrence theodore theo thierry thomas tim timothy tito tobias todd tom tomas tommy tony
toshiro travis trent trevor tyler udo umar valery vaclav viktor vince vincent vinicius vitaly vito
vittorio vladimir volodymyr wade walter warren waldemar wayne werner wesley wilhelm will william
willie willy winston wolfgang xavier yair yasser yitzhak yoshihide yuri yusuf zachary zbigniew
`);

const women = names(`
abigail ada adele adriana agnes agnieszka aicha aisha alba alexandra alexandria alice alicia alina
alison allison alma amanda amber amelia amina amy ana anastasia angela angelina anita anja anke ann
anna annabelle anne annegret annette annie antonia april ariana arlene asma astrid audrey aung ayanna
ayesha barbara beata beatrice beatrix becky belinda benazir bernadette beth betsy bettina betty
bianca birgit bonnie brenda bridget britta brigitte camille candace carla carly carmen carole
carolina caroline carolyn carrie catalina caterina catherine cathy cecile cecilia charlotte chelsea
cherie cheryl chiara christiane christina christine chrystia cindy claire clara claudia colette
condoleezza connie constance cora corazon cornelia courtney cristina crystal cynthia daisy daniela
danielle daphne darlene dawn deb debbie deborah debra deirdre delphine denise diana diane dianne dilma
dolores donna dora doris dorothy edith edna eileen elaine eleanor elena eleni elisa
elisabeth elise eliza elizabeth ella ellen elsa elsie emilia emilie emily emma erika erin erna
esperanza esther ethel eva eve evelyn fatima fatou federica felicia fiona florence frances francesca
franziska frauke frieda gabriela gabrielle geraldine germaine gertrude gina gisele giorgia
gladys gloria golda grace greta gretchen guadalupe gudrun gwen hanan hanna hannah harriet hatice
heather hedwig heidi heike helen helena helene helga henrietta hilda hillary hortense huda huma
ida ilse imelda ines inga ingrid irena irene irina iris irma isabel isabella isabelle ivanka ivana
jacinda jacqueline jane janet janice janine jasmine jeanine jeanne jenna jennifer jenny jessica
jill joan joanna joanne jocelyn johanna josefina josephine joyce juanita judith judy julia juliana
julie juliet julieta june justine kamala kara karen karin karina karine karla kate katerina katharina
katherine kathleen kathryn kathy katie katja katrina kellyanne kerstin kimberly kirsten kirstjen
kristin kristina kristine krystyna laura lauren laurie leila lena leonie letitia leticia
lidia lilian lillian lily linda lisa liv livia liz liza lois loretta lori lorraine louisa louise lucia
lucie lucille lucy ludmila luisa lydia lynn lynne madeleine madeline magda magdalena maggie mahnaz
malala malia mandy manuela marcia margaret margarita margit margot margrethe maria mariam
marianne marie marielle marilyn marina marine marjorie marlene marsha marta martha martina mary
maureen maxine maya megan melania melanie melinda melissa mercedes meryl mia michaela michelle
mildred mina mindy miranda miriam moira mona monica monika muriel myra nadia nadine nancy naomi
natalia natalie natasha nellie nicola nicole nina nora norma octavia olena olga olivia pamela patricia
patsy patty paula paulina pauline peggy penelope penny petra phoebe phyllis polly priscilla priti
priyanka rachel ramona raquel rebecca regina renate renee rhonda rita roberta robyn romana rosa
rosalie rosalind rosalynn rose rosemary rosie roxanne ruth sabine sabrina sadie sally samantha sandra
sara sarah savannah selma serena shannon sheila shelley sherry shirley silvia simona simone
sinead sofia sofie sojourner sonia sonja sophia sophie stacey stacy stella stefania stephanie susan
susana susanna susanne susie suzanne svenja svetlana sylvia sylvie tamara tammy tanja tanya tara
tatiana teresa terri tessa thelma theresa therese tiffany tina tricia trudy tulsi uma ursula
ute valentina valeria valerie vanessa vera verena veronica victoria viola violet virginia vivian
wanda wendy whitney wilhelmina wilma winifred xiomara yasmin yelena yolanda yulia yvette yvonne zainab
zoe zsuzsa
`);

const genders = new Map<string, 'm' | 'f'>([
	...men.map((name) => [name, 'm'] as const),
	...women.map((name) => [name, 'f'] as const),
]);

/**
 * Whose name a given name is, as far as a list of the common ones says; null where it is not in it.
 *
 * @param name one word, in any case, accented or not
 */
export function genderOfName(name: string): 'm' | 'f' | null {
	const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return genders.get(plain) ?? null;
}
