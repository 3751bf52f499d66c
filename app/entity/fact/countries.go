package fact

// countries holds one country or region a line: its name; other names; the
// words for its people and what is theirs. A plural in -s need not be listed.
const countries = `
Afghanistan;Islamic Republic of Afghanistan,Islamic Emirate of Afghanistan;Afghan,Afghani
Albania;Republic of Albania;Albanian
Algeria;;Algerian
Andorra;;Andorran
Angola;;Angolan
Antigua and Barbuda;;Antiguan,Barbudan
Argentina;Argentine Republic;Argentine,Argentinian,Argentinean
Armenia;Republic of Armenia;Armenian
Australia;Commonwealth of Australia;Australian,Aussie
Austria;Republic of Austria;Austrian
Azerbaijan;Republic of Azerbaijan;Azerbaijani,Azeri
Bahamas;The Bahamas,Commonwealth of the Bahamas;Bahamian
Bahrain;Kingdom of Bahrain;Bahraini
Bangladesh;People's Republic of Bangladesh;Bangladeshi
Barbados;;Barbadian,Bajan
Belarus;Republic of Belarus,Byelorussia;Belarusian,Belarussian
Belgium;Kingdom of Belgium;Belgian
Belize;;Belizean
Benin;;Beninese
Bhutan;;Bhutanese
Bolivia;Plurinational State of Bolivia;Bolivian
Bosnia and Herzegovina;Bosnia,Bosnia-Herzegovina,Bosnia & Herzegovina,BiH;Bosnian,Herzegovinian
Botswana;;Botswanan,Batswana,Motswana
Brazil;Federative Republic of Brazil,Brasil;Brazilian
Brunei;Brunei Darussalam;Bruneian
Bulgaria;Republic of Bulgaria;Bulgarian
Burkina Faso;;Burkinabe,Burkinabé
Burundi;;Burundian
Cambodia;Kingdom of Cambodia,Kampuchea;Cambodian
Cameroon;;Cameroonian
Canada;;Canadian
Cape Verde;Cabo Verde;Cape Verdean
Central African Republic;CAR;
Chad;Republic of Chad;Chadian
Chile;Republic of Chile;Chilean
China;People's Republic of China,PRC,P.R.C.,Mainland China;Chinese
Colombia;Republic of Colombia;Colombian
Comoros;;Comorian,Comoran
Costa Rica;;Costa Rican
Croatia;Republic of Croatia;Croatian,Croat
Cuba;Republic of Cuba;Cuban
Cyprus;Republic of Cyprus;Cypriot
Czech Republic;Czechia;Czech
Democratic Republic of the Congo;Democratic Republic of Congo,DR Congo,DRC,D.R.C.,Congo-Kinshasa,Zaire;
Denmark;Kingdom of Denmark;Danish,Dane
Djibouti;;Djiboutian
Dominica;;
Dominican Republic;;
East Timor;Timor-Leste,Timor Leste;Timorese,East Timorese
Ecuador;Republic of Ecuador;Ecuadorian,Ecuadorean,Ecuadoran
Egypt;Arab Republic of Egypt;Egyptian
El Salvador;;Salvadoran,Salvadorean
Equatorial Guinea;;Equatorial Guinean,Equatoguinean
Eritrea;;Eritrean
Estonia;Republic of Estonia;Estonian
Eswatini;Swaziland;Swazi
Ethiopia;;Ethiopian
Fiji;;Fijian
Finland;Republic of Finland;Finnish,Finn
France;French Republic;French,Frenchman,Frenchmen,Frenchwoman
Gabon;;Gabonese
Gambia;The Gambia;Gambian
Georgia;Republic of Georgia;Georgian
Germany;Federal Republic of Germany;German
Ghana;;Ghanaian
Greece;Hellenic Republic;Greek
Grenada;;Grenadian
Guatemala;;Guatemalan
Guinea;;Guinean
Guinea-Bissau;Guinea Bissau;Bissau-Guinean
Guyana;;Guyanese
Haiti;Republic of Haiti;Haitian
Honduras;;Honduran
Hungary;;Hungarian
Iceland;;Icelandic,Icelander
India;Republic of India;Indian
Indonesia;Republic of Indonesia;Indonesian
Iran;Islamic Republic of Iran;Iranian
Iraq;Republic of Iraq;Iraqi
Ireland;Republic of Ireland;Irish,Irishman,Irishmen
Israel;State of Israel;Israeli
Italy;Italian Republic;Italian
Ivory Coast;Côte d'Ivoire,Cote d'Ivoire;Ivorian
Jamaica;;Jamaican
Japan;;Japanese
Jordan;Hashemite Kingdom of Jordan;Jordanian
Kazakhstan;Republic of Kazakhstan;Kazakh,Kazakhstani
Kenya;Republic of Kenya;Kenyan
Kiribati;;
Kosovo;Republic of Kosovo;Kosovar,Kosovan
Kuwait;State of Kuwait;Kuwaiti
Kyrgyzstan;Kyrgyz Republic;Kyrgyz,Kyrgyzstani
Laos;;Laotian,Lao
Latvia;Republic of Latvia;Latvian
Lebanon;Lebanese Republic;Lebanese
Lesotho;;Basotho
Liberia;;Liberian
Libya;State of Libya;Libyan
Liechtenstein;;
Lithuania;Republic of Lithuania;Lithuanian
Luxembourg;;Luxembourger
Madagascar;;Malagasy,Madagascan
Malawi;;Malawian
Malaysia;;Malaysian
Maldives;The Maldives;Maldivian
Mali;Republic of Mali;Malian
Malta;Republic of Malta;Maltese
Marshall Islands;;Marshallese
Mauritania;;Mauritanian
Mauritius;;Mauritian
Mexico;United Mexican States;Mexican
Micronesia;Federated States of Micronesia;Micronesian
Moldova;Republic of Moldova;Moldovan
Monaco;;Monegasque
Mongolia;;Mongolian
Montenegro;;Montenegrin
Morocco;Kingdom of Morocco;Moroccan
Mozambique;;Mozambican
Myanmar;Burma;Burmese,Myanmarese
Namibia;;Namibian
Nauru;;Nauruan
Nepal;;Nepalese,Nepali
Netherlands;The Netherlands,Holland,Kingdom of the Netherlands;Dutch,Dutchman,Dutchmen
New Zealand;NZ,Aotearoa;New Zealander
Nicaragua;;Nicaraguan
Niger;;Nigerien
Nigeria;Federal Republic of Nigeria;Nigerian
North Korea;Democratic People's Republic of Korea,DPRK,D.P.R.K.;North Korean
North Macedonia;Macedonia,Republic of North Macedonia,Former Yugoslav Republic of Macedonia;Macedonian,North Macedonian
Norway;Kingdom of Norway;Norwegian
Oman;Sultanate of Oman;Omani
Pakistan;Islamic Republic of Pakistan;Pakistani
Palau;;Palauan
Palestine;State of Palestine;Palestinian
Panama;;Panamanian
Papua New Guinea;PNG;Papua New Guinean
Paraguay;;Paraguayan
Peru;Republic of Peru;Peruvian
Philippines;The Philippines,Republic of the Philippines;Filipino,Philippine,Filipina
Poland;Republic of Poland;Polish,Pole
Portugal;Portuguese Republic;Portuguese
Qatar;State of Qatar;Qatari
Republic of the Congo;Republic of Congo,Congo-Brazzaville;
Romania;;Romanian
Russia;Russian Federation;Russian
Rwanda;Republic of Rwanda;Rwandan
Saint Kitts and Nevis;St. Kitts and Nevis;
Saint Lucia;St. Lucia;Saint Lucian
Saint Vincent and the Grenadines;St. Vincent and the Grenadines;Vincentian
Samoa;Western Samoa;Samoan
San Marino;;Sammarinese
São Tomé and Príncipe;Sao Tome and Principe;
Saudi Arabia;Kingdom of Saudi Arabia,KSA;Saudi,Saudi Arabian
Senegal;Republic of Senegal;Senegalese
Serbia;Republic of Serbia;Serbian,Serb
Seychelles;;Seychellois
Sierra Leone;;Sierra Leonean
Singapore;Republic of Singapore;Singaporean
Slovakia;Slovak Republic;Slovak,Slovakian
Slovenia;Republic of Slovenia;Slovenian,Slovene
Solomon Islands;;Solomon Islander
Somalia;Federal Republic of Somalia;Somali,Somalian
South Africa;Republic of South Africa,RSA;South African
South Korea;Republic of Korea,ROK,R.O.K.;South Korean
South Sudan;Republic of South Sudan;South Sudanese
Spain;Kingdom of Spain;Spanish,Spaniard
Sri Lanka;Ceylon;Sri Lankan
Sudan;Republic of Sudan;Sudanese
Suriname;Surinam;Surinamese
Sweden;Kingdom of Sweden;Swedish,Swede
Switzerland;Swiss Confederation;Swiss
Syria;Syrian Arab Republic;Syrian
Taiwan;Republic of China,ROC,R.O.C.,Chinese Taipei;Taiwanese
Tajikistan;Republic of Tajikistan;Tajik,Tajikistani
Tanzania;United Republic of Tanzania;Tanzanian
Thailand;Kingdom of Thailand,Siam;Thai
Togo;;Togolese
Tonga;;Tongan
Trinidad and Tobago;Trinidad & Tobago;Trinidadian,Tobagonian
Tunisia;;Tunisian
Turkey;Türkiye,Turkiye,Republic of Turkey;Turkish,Turk
Turkmenistan;;Turkmen
Tuvalu;;Tuvaluan
Uganda;Republic of Uganda;Ugandan
Ukraine;;Ukrainian
United Arab Emirates;UAE,U.A.E.,Emirates;Emirati
United Kingdom;UK,U.K.,GB,Britain,Great Britain,United Kingdom of Great Britain and Northern Ireland;British,Briton,Brit
United States;US,U.S.,USA,U.S.A.,United States of America,America;American
Uruguay;;Uruguayan
Uzbekistan;Republic of Uzbekistan;Uzbek,Uzbekistani
Vanuatu;;Ni-Vanuatu
Vatican;Vatican City,Holy See;
Venezuela;Bolivarian Republic of Venezuela;Venezuelan
Vietnam;Viet Nam,Socialist Republic of Vietnam;Vietnamese
Yemen;Republic of Yemen;Yemeni
Zambia;;Zambian
Zimbabwe;Republic of Zimbabwe,Rhodesia;Zimbabwean
Soviet Union;USSR,U.S.S.R.,Union of Soviet Socialist Republics;Soviet
Yugoslavia;;Yugoslav,Yugoslavian
Czechoslovakia;;Czechoslovak
East Germany;German Democratic Republic,GDR;East German
West Germany;;West German
England;;English,Englishman,Englishmen
Scotland;;Scottish,Scot
Wales;;Welsh,Welshman
Northern Ireland;;Northern Irish
Chechnya;Chechen Republic;Chechen
Abkhazia;;Abkhaz,Abkhazian
South Ossetia;;South Ossetian,Ossetian
Crimea;Crimean Peninsula;Crimean
Tibet;;Tibetan
Hong Kong;;Hongkonger,Hong Konger
Puerto Rico;;Puerto Rican
Greenland;;Greenlandic,Greenlander
Africa;;African
Asia;;Asian
Europe;;European
Latin America;;Latin American
North America;;North American
South America;;South American
Central America;;Central American
Middle East;Mideast;Middle Eastern
Caribbean;Caribbean Sea;
`

// organisations holds one body a line: its name; other names.
const organisations = `
United Nations;UN,U.N.,United Nations Organization
European Union;EU,E.U.
North Atlantic Treaty Organization;NATO,North Atlantic Treaty Organisation
World Health Organization;WHO,W.H.O.,World Health Organisation
World Trade Organization;WTO,World Trade Organisation
International Monetary Fund;IMF,I.M.F.
International Atomic Energy Agency;IAEA
International Criminal Court;ICC
Federal Bureau of Investigation;FBI,F.B.I.
Central Intelligence Agency;CIA,C.I.A.
National Security Agency;NSA
Organization of American States;OAS
African Union;AU
Association of Southeast Asian Nations;ASEAN
Organization of the Petroleum Exporting Countries;OPEC
British Broadcasting Corporation;BBC
Associated Press;AP
Agence France-Presse;AFP
al-Qaida;al-Qaeda,Al Qaeda,al Qaida,Al-Qaida,al-Qaeda
Islamic State;ISIS,ISIL,IS,Daesh,Islamic State of Iraq and the Levant,Islamic State of Iraq and Syria
Hezbollah;Hizbollah,Hizbullah,Hezbullah
Revolutionary Armed Forces of Colombia;FARC
Palestine Liberation Organization;PLO
World Bank;
International Committee of the Red Cross;ICRC
`
