/**
 * Bodies that are not states and that news names without introducing them. One a line: the name
 * that the actor is known by | further names and acronyms. Names without "the".
 */
const table = `
United Nations|UN,U.N.
UN Security Council|Security Council,U.N. Security Council,United Nations Security Council,UNSC
UN General Assembly|General Assembly,U.N. General Assembly,United Nations General Assembly
European Union|EU,E.U.
European Commission|
European Parliament|
European Council|
European Central Bank|ECB
NATO|Nato,North Atlantic Treaty Organization,North Atlantic Treaty Organisation
African Union|AU
Arab League|League of Arab States
Association of Southeast Asian Nations|ASEAN,Asean
Organization of American States|OAS
Organisation of Islamic Cooperation|OIC,Organization of Islamic Cooperation
Organization for Security and Co-operation in Europe|OSCE
Economic Community of West African States|ECOWAS,Ecowas
Gulf Cooperation Council|GCC
Group of Seven|G7,G-7
Group of 20|G20,G-20,Group of Twenty
BRICS|Brics
OPEC|Opec
World Bank|
International Monetary Fund|IMF
World Trade Organization|WTO,World Trade Organisation
World Health Organization|WHO,World Health Organisation
International Atomic Energy Agency|IAEA
International Criminal Court|ICC
International Court of Justice|ICJ
Red Cross|International Committee of the Red Cross,ICRC
Red Crescent|
UNICEF|Unicef
UNHCR|
UNRWA|Unrwa
UNESCO|Unesco
Amnesty International|Amnesty
Human Rights Watch|HRW
Interpol|
Middle East Quartet|Quartet
Palestinian Authority|PA,Palestinian National Authority
Palestine Liberation Organization|PLO,Palestine Liberation Organisation
Hamas|
Hezbollah|Hizbollah,Hizbullah
Fatah|
Islamic Jihad|Palestinian Islamic Jihad
Islamic State|ISIS,ISIL,Isis,Daesh,IS
al-Qaeda|Al Qaeda,al Qaeda,Al-Qaeda,al-Qaida,Al-Qaida
Taliban|
Houthis|Houthi
Boko Haram|
al-Shabab|Al-Shabaab,al-Shabaab,Al Shabab
Muslim Brotherhood|
IRA|Irish Republican Army
Farc|FARC
PKK|Kurdistan Workers Party
Wagner Group|Wagner
Congress|US Congress,U.S. Congress
Senate|US Senate,U.S. Senate
House of Representatives|
Supreme Court|
Pentagon|Defense Department,Department of Defense
State Department|US State Department,U.S. State Department,Department of State
Justice Department|Department of Justice,DOJ
Treasury Department|
Homeland Security|Department of Homeland Security,DHS
FBI|Federal Bureau of Investigation
CIA|Central Intelligence Agency
NSA|National Security Agency
EPA|Environmental Protection Agency
Federal Reserve|Fed
Democratic Party|Democrats,DNC,Democratic National Committee
Republican Party|Republicans,GOP,RNC,Republican National Committee
Democratic Unionist Party|DUP
Conservative Party|Conservatives,Tories,Tory Party
Labour Party|Labour
Liberal Democrats|Lib Dems
Scottish National Party|SNP
Sinn Féin|Sinn Fein
Foreign Office|
Home Office|
House of Commons|Commons
House of Lords|Lords
Knesset|
Bundestag|
Bundesrat|
Duma|State Duma
Lok Sabha|
Israel Defense Forces|IDF
Mossad|
Shin Bet|
Revolutionary Guards|Revolutionary Guard,IRGC,Islamic Revolutionary Guard Corps
Christian Democratic Union|CDU
Social Democratic Party|SPD
Alternative for Germany|AfD
Bharatiya Janata Party|BJP
African National Congress|ANC
Chinese Communist Party|CCP,Communist Party of China
BBC|British Broadcasting Corporation
CNN|
NBC|NBC News
ABC|ABC News
CBS|CBS News
Fox News|Fox
MSNBC|
NPR|
Reuters|
Associated Press|AP
Agence France-Presse|AFP
Al Jazeera|
Xinhua|
TASS|Tass
New York Times|NYT
Washington Post|
Wall Street Journal|WSJ
Los Angeles Times|
USA Today|
Guardian|
Financial Times|FT
Telegraph|Daily Telegraph
Politico|
Bloomberg|
Google|
Facebook|
Twitter|
Apple|
Amazon|
Microsoft|
YouTube|
Boeing|
Airbus|
Gazprom|
Black Lives Matter|
Planned Parenthood|
National Rifle Association|NRA
ACLU|American Civil Liberties Union
`;

export interface Body {
	name: string;
	/** Further names, acronyms among them. */
	names: readonly string[];
}

export const bodies: readonly Body[] = table
	.trim()
	.split('\n')
	.map((line) => {
		const [name = '', names = ''] = line.split('|');
		return { name, names: names ? names.split(',') : [] };
	});
