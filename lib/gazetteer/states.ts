/**
 * The world's states: the names, capitals, demonyms and seats of government that English news
 * uses for them. Common names and capitals as in countries-list 3.4.1 (MIT), demonyms as in
 * i18n-nationality 1.4.0 (MIT); further names, second capitals and seats added by hand.
 *
 * One state a line: ISO 3166-1 alpha-2 code (XK: Kosovo) | names, the usual first | capitals that
 * stand for the government | demonyms, singular | seats of government. Capitals that are also the
 * state's own name or a common surname are left out.
 */
const table = `
AD|Andorra|Andorra la Vella|Andorran
AE|United Arab Emirates,UAE,Emirates|Abu Dhabi|Emirati
AF|Afghanistan|Kabul|Afghan,Afghani
AG|Antigua and Barbuda,Antigua||Antiguan
AL|Albania|Tirana|Albanian
AM|Armenia|Yerevan|Armenian
AO|Angola|Luanda|Angolan
AR|Argentina|Buenos Aires|Argentine,Argentinian|Casa Rosada
AT|Austria|Vienna|Austrian
AU|Australia|Canberra|Australian
AZ|Azerbaijan|Baku|Azerbaijani,Azeri
BA|Bosnia and Herzegovina,Bosnia|Sarajevo|Bosnian
BB|Barbados|Bridgetown|Barbadian
BD|Bangladesh|Dhaka|Bangladeshi
BE|Belgium|Brussels|Belgian
BF|Burkina Faso|Ouagadougou|Burkinabe
BG|Bulgaria|Sofia|Bulgarian
BH|Bahrain|Manama|Bahraini
BI|Burundi|Gitega,Bujumbura|Burundian
BJ|Benin|Porto-Novo,Cotonou|Beninese
BN|Brunei|Bandar Seri Begawan|Bruneian
BO|Bolivia|La Paz,Sucre|Bolivian
BR|Brazil|Brasília,Brasilia|Brazilian|Planalto
BS|Bahamas|Nassau|Bahamian
BT|Bhutan|Thimphu|Bhutanese
BW|Botswana|Gaborone|Botswanan,Batswana
BY|Belarus|Minsk|Belarusian
BZ|Belize|Belmopan|Belizean
CA|Canada|Ottawa|Canadian
CD|Democratic Republic of the Congo,DR Congo,Congo,DRC|Kinshasa|Congolese
CF|Central African Republic|Bangui|Central African
CG|Republic of the Congo,Congo-Brazzaville|Brazzaville
CH|Switzerland|Bern|Swiss
CI|Ivory Coast,Côte d’Ivoire|Yamoussoukro,Abidjan|Ivorian
CL|Chile|Santiago|Chilean|La Moneda
CM|Cameroon|Yaoundé,Yaounde|Cameroonian
CN|China,People’s Republic of China,PRC|Beijing|Chinese|Zhongnanhai
CO|Colombia|Bogotá,Bogota|Colombian
CR|Costa Rica|San José,San Jose|Costa Rican
CU|Cuba|Havana|Cuban
CV|Cabo Verde,Cape Verde|Praia|Cape Verdean
CY|Cyprus|Nicosia|Cypriot
CZ|Czechia,Czech Republic|Prague|Czech
DE|Germany|Berlin|German|Chancellery
DJ|Djibouti||Djiboutian
DK|Denmark|Copenhagen|Danish,Dane
DM|Dominica|Roseau
DO|Dominican Republic|Santo Domingo|Dominican
DZ|Algeria|Algiers|Algerian
EC|Ecuador|Quito|Ecuadorian,Ecuadorean,Ecuadoran
EE|Estonia|Tallinn|Estonian
EG|Egypt|Cairo|Egyptian
ER|Eritrea|Asmara|Eritrean
ES|Spain|Madrid|Spanish,Spaniard|Moncloa
ET|Ethiopia|Addis Ababa|Ethiopian
FI|Finland|Helsinki|Finnish,Finn
FJ|Fiji|Suva|Fijian
FM|Micronesia|Palikir|Micronesian
FR|France|Paris|French|Elysee,Élysée,Elysee Palace,Élysée Palace,Quai d’Orsay
GA|Gabon|Libreville|Gabonese
GB|United Kingdom,Britain,Great Britain,UK,U.K.|London|British,Briton,Brit,English,Scottish,Welsh|Downing Street,Whitehall,Number 10,No 10,No. 10,Westminster,Buckingham Palace
GD|Grenada||Grenadian
GE|Georgia|Tbilisi,Tiflis|Georgian
GH|Ghana|Accra|Ghanaian
GL|Greenland|Nuuk|Greenlandic
GM|Gambia,The Gambia|Banjul|Gambian
GN|Guinea|Conakry|Guinean
GQ|Equatorial Guinea|Malabo|Equatorial Guinean
GR|Greece|Athens|Greek
GT|Guatemala||Guatemalan
GW|Guinea-Bissau|Bissau
GY|Guyana||Guyanese
HK|Hong Kong||Hong Konger
HN|Honduras|Tegucigalpa|Honduran
HR|Croatia|Zagreb|Croatian,Croat
HT|Haiti|Port-au-Prince|Haitian
HU|Hungary|Budapest|Hungarian
ID|Indonesia|Jakarta|Indonesian|Merdeka Palace
IE|Ireland|Dublin|Irish
IL|Israel,State of Israel|Jerusalem,Tel Aviv|Israeli
IN|India|New Delhi,Delhi|Indian|South Block
IQ|Iraq|Baghdad|Iraqi
IR|Iran,Islamic Republic of Iran|Tehran,Teheran|Iranian
IS|Iceland|Reykjavik|Icelandic
IT|Italy|Rome|Italian|Palazzo Chigi,Quirinale
JM|Jamaica||Jamaican
JO|Jordan|Amman|Jordanian
JP|Japan|Tokyo|Japanese|Kantei
KE|Kenya|Nairobi|Kenyan
KG|Kyrgyzstan,Kyrgyz Republic|Bishkek|Kyrgyz
KH|Cambodia|Phnom Penh|Cambodian
KI|Kiribati|South Tarawa
KM|Comoros|Moroni|Comorian
KN|Saint Kitts and Nevis,Saint Kitts,St. Kitts
KP|North Korea,DPRK|Pyongyang|North Korean
KR|South Korea,Republic of Korea|Seoul|South Korean|Blue House
KW|Kuwait||Kuwaiti
KZ|Kazakhstan|Astana,Nur-Sultan|Kazakhstani,Kazakh
LA|Laos|Vientiane|Lao,Laotian
LB|Lebanon|Beirut|Lebanese
LC|Saint Lucia,St. Lucia|Castries|Saint Lucian
LI|Liechtenstein|Vaduz
LK|Sri Lanka|Colombo|Sri Lankan
LR|Liberia|Monrovia|Liberian
LS|Lesotho|Maseru|Basotho
LT|Lithuania|Vilnius|Lithuanian
LU|Luxembourg||Luxembourgish
LV|Latvia|Riga|Latvian
LY|Libya|Tripoli|Libyan
MA|Morocco|Rabat|Moroccan
MC|Monaco||Monegasque
MD|Moldova|Chisinau|Moldovan
ME|Montenegro|Podgorica|Montenegrin
MG|Madagascar|Antananarivo|Malagasy
MH|Marshall Islands|Majuro|Marshallese
MK|North Macedonia,Macedonia|Skopje|Macedonian
ML|Mali|Bamako|Malian
MM|Myanmar,Burma|Naypyidaw,Yangon|Burmese
MN|Mongolia|Ulaanbaatar,Ulan Bator|Mongolian
MR|Mauritania|Nouakchott|Mauritanian
MT|Malta|Valletta|Maltese
MU|Mauritius||Mauritian
MV|Maldives|Malé|Maldivian
MW|Malawi|Lilongwe|Malawian
MX|Mexico|Mexico City|Mexican
MY|Malaysia|Kuala Lumpur|Malaysian
MZ|Mozambique|Maputo|Mozambican
NA|Namibia|Windhoek|Namibian
NE|Niger|Niamey|Nigerien
NG|Nigeria|Abuja|Nigerian|Aso Rock
NI|Nicaragua|Managua|Nicaraguan
NL|Netherlands,Holland|The Hague,Amsterdam|Dutch
NO|Norway|Oslo|Norwegian
NP|Nepal|Kathmandu|Nepalese,Nepali
NR|Nauru|Yaren|Nauruan
NZ|New Zealand|Wellington|New Zealander
OM|Oman|Muscat|Omani
PA|Panama||Panamanian
PE|Peru|Lima|Peruvian
PG|Papua New Guinea|Port Moresby|Papua New Guinea
PH|Philippines|Manila|Filipino,Philippine|Malacanang,Malacañang
PK|Pakistan|Islamabad|Pakistani
PL|Poland|Warsaw|Polish,Pole
PS|Palestine,State of Palestine||Palestinian
PT|Portugal|Lisbon|Portuguese|São Bento
PW|Palau|Ngerulmud|Palauan
PY|Paraguay|Asunción,Asuncion|Paraguayan
QA|Qatar|Doha|Qatari
RO|Romania|Bucharest|Romanian
RS|Serbia|Belgrade|Serbian,Serb
RU|Russia,Russian Federation|Moscow|Russian|Kremlin
RW|Rwanda|Kigali|Rwandan
SA|Saudi Arabia,Kingdom of Saudi Arabia|Riyadh|Saudi,Saudi Arabian
SB|Solomon Islands|Honiara
SC|Seychelles||Seychellois
SD|Sudan|Khartoum|Sudanese
SE|Sweden|Stockholm|Swedish,Swede
SG|Singapore||Singaporean
SI|Slovenia|Ljubljana|Slovenian,Slovene
SK|Slovakia|Bratislava|Slovak,Slovakian
SL|Sierra Leone|Freetown|Sierra Leonean
SM|San Marino||Sammarinese
SN|Senegal|Dakar|Senegalese
SO|Somalia|Mogadishu|Somali,Somalian
SR|Suriname|Paramaribo|Surinamese
SS|South Sudan|Juba|South Sudan
ST|Sao Tome and Principe,São Tomé
SV|El Salvador|San Salvador|Salvadoran
SY|Syria,Syrian Arab Republic|Damascus|Syrian
SZ|Eswatini,Swaziland|Mbabane,Lobamba|Swazi
TD|Chad|N’Djamena|Chadian
TG|Togo|Lomé,Lome|Togolese
TH|Thailand|Bangkok|Thai
TJ|Tajikistan|Dushanbe|Tajik,Tajikistani
TL|East Timor,Timor-Leste|Dili|Timorese
TM|Turkmenistan|Ashgabat|Turkmen
TN|Tunisia|Tunis|Tunisian
TO|Tonga|Nuku’alofa|Tongan
TR|Türkiye,Turkey,Turkiye|Ankara|Turkish,Turk|Sublime Porte
TT|Trinidad and Tobago,Trinidad|Port of Spain|Trinidadian
TV|Tuvalu|Funafuti|Tuvaluan
TW|Taiwan,Republic of China|Taipei|Taiwanese
TZ|Tanzania|Dodoma,Dar es Salaam|Tanzanian
UA|Ukraine|Kyiv,Kiev|Ukrainian|Bankova
UG|Uganda|Kampala|Ugandan
US|United States,United States of America,US,U.S.,USA,U.S.A.,America|Washington|American|White House,Oval Office,Capitol Hill
UY|Uruguay|Montevideo|Uruguayan
UZ|Uzbekistan|Tashkent|Uzbek,Uzbekistani
VA|Vatican City,Vatican,Holy See
VC|Saint Vincent and the Grenadines,Saint Vincent,St. Vincent|Kingstown
VE|Venezuela|Caracas|Venezuelan|Miraflores
VN|Vietnam|Hanoi|Vietnamese
VU|Vanuatu|Port Vila|Vanuatu
WS|Samoa|Apia|Samoan
XK|Kosovo|Pristina,Prishtina|Kosovar
YE|Yemen|Sanaa,Sana’a|Yemeni,Yemenite
ZA|South Africa|Pretoria,Cape Town|South African|Union Buildings
ZM|Zambia|Lusaka|Zambian
ZW|Zimbabwe|Harare|Zimbabwean
`;

export interface State {
	code: string;
	names: readonly string[];
	capitals: readonly string[];
	demonyms: readonly string[];
	seats: readonly string[];
}

const list = (field: string | undefined): string[] => (field ? field.split(',') : []);

export const states: readonly State[] = table
	.trim()
	.split('\n')
	.map((line) => {
		const [code = '', names, capitals, demonyms, seats] = line.split('|');
		return {
			code,
			names: list(names),
			capitals: list(capitals),
			demonyms: list(demonyms),
			seats: list(seats),
		};
	});
