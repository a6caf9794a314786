/** Words of rank and office, general English; lower case. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Before a name and part of how it is written there: "Mr. Sapt", "Sheikh Sapt". */
export const honorifics = words(`
mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir dame lord lady baroness baron sheikh sheik shaikh
ayatollah imam mullah hajj rabbi rev rev. reverend father sister brother pope king queen prince
princess emperor sultan emir saint don señor herr frau madame monsieur hon hon. judge justice
`);

/** Offices and ranks that stand before a name ("Foreign Minister Sapt") or alone ("the minister"). */
export const offices = words(`
president vice-president premier chancellor minister secretary ambassador envoy governor mayor
senator sen. sen congressman congresswoman rep. rep representative lawmaker speaker gov. gov
general gen. gen colonel col. col captain capt. lieutenant lt. sergeant sgt. major maj. admiral adm.
commander brigadier marshal chief director chairman chairwoman chair chairperson leader spokesman
spokeswoman spokesperson negotiator adviser advisor aide deputy commissioner prosecutor attorney
lawyer coordinator head officer chief-of-staff candidate nominee premier-elect president-elect
bishop archbishop cardinal patriarch professor economist analyst historian author writer
journalist reporter editor columnist activist campaigner pollster strategist ceo founder
co-founder executive manager coach captain sheriff inspector superintendent detective councillor
councilor mp mep delegate diplomat official councilman councilwoman assemblyman assemblywoman
undersecretary counsel superintendent pastor dissident
`);

/** Whether a word (lower case) is an office: in the list, or a compound of one ("secretary-general"). */
export function isOffice(word: string): boolean {
	if (offices.has(word)) return true;
	const dash = word.indexOf('-');
	if (dash < 1 || word.length > 40) return false;
	return offices.has(word.slice(0, dash)) || offices.has(word.slice(word.lastIndexOf('-') + 1));
}

/** Words that may stand between a determiner and an office: "the former deputy prime minister". */
export const officeModifiers = words(`
prime foreign defence defense finance interior justice health education energy trade economy
environment transport agriculture labor labour home vice deputy assistant acting former then
ex incoming outgoing chief senior top high-ranking special first second national general state
attorney secretary security federal local military political opposition supreme party government
press house majority minority foreign-policy far-right republican democratic democrat conservative
labour liberal socialist communist campaign cabinet regional veteran longtime long-time retired new
current late spiritual rebel exiled presidential vice-presidential congressional parliamentary
`);

/** Persons without a name who act: "a senior official", "two aides", "Ruritanian diplomats". */
export const roleNouns = words(`
official officials officer officers diplomat diplomats aide aides adviser advisers advisor advisors
spokesman spokesmen spokeswoman spokesperson minister ministers president premier chancellor
ambassador ambassadors envoy envoys leader leaders lawmaker lawmakers legislator legislators
senator senators congressman congresswoman congressmen governor governors mayor mayors
prosecutor prosecutors investigator investigators judge judges lawyer lawyers attorney attorneys
analyst analysts expert experts economist economists scientist scientists researcher researchers
historian historians critic critics observer observers commentator commentators pundit pundits
supporter supporters opponent opponents activist activists protester protesters protestor
protestors demonstrator demonstrators campaigner campaigners voter voters soldier soldiers troop
troops militant militants rebel rebels gunman gunmen fighter fighters insurgent insurgents
terrorist terrorists commander commanders general generals policeman policemen source sources
witness witnesses resident residents doctor doctors teacher teachers worker workers employee
employees executive executives negotiator negotiators mediator mediators delegate delegates
journalist journalists reporter reporters columnist columnists editor pollster pollsters
politician politicians republicans democrats conservatives liberals tories parliamentarians mps
student students farmer farmers settlers settler refugees migrants relatives victims survivors
author authors scholar scholars professor chairman chairwoman secretary speaker director chief
insider insiders strategist strategists operative operatives agents agent monitors inspectors
authority authorities separatists hackers jihadists extremists dissident dissidents clerics cleric
businessman businesswoman businessmen man woman men women villagers guerrillas prisoners
peacekeepers youths nationalists loyalists candidate candidates nominee coach advocates advocate donors investors traders regulators
counterpart counterparts allies ally representatives representative
`);

/** Persons by whose they are: "the president's son", "Rupert's wife". */
const kinNouns = words(`
son sons daughter daughters wife husband spouse partner brother brothers sister sisters father
mother parents child children kids nephew niece cousin uncle aunt grandson granddaughter
grandfather grandmother family relative friend friends son-in-law daughter-in-law widow fiancee
fiancé rival rivals foe foes enemy enemies accuser accusers challenger challengers successor
predecessor
`);

/** Whether a noun (lower case) is a person or persons, told by whose they are or by what they do. */
export const isPersonNoun = (noun: string): boolean => roleNouns.has(noun) || kinNouns.has(noun);

/** Bodies without a name that act: "the government", "police", "the rebel group". */
export const bodyNouns = words(`
government administration regime leadership cabinet parliament ministry embassy military army navy
police coalition opposition party group organization organisation movement union agency commission
committee council court company firm bank campaign delegation mission junta militia faction
authorities palace presidency legislature assembly congress senate bloc alliance team forces force
`);

/** Papers and findings that speak: "the report said", "the survey found", "the resolution urged". */
export const documentNouns = words(`
report reports study studies survey surveys poll polls resolution statement newspaper newspapers
magazine website document documents lawsuit complaint indictment memo letter media outlet outlets
communique communiqué article editorial transcript filing
`);
