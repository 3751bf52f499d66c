package tag

import "strings"

// trigger is the part a word plays around or inside names.
type trigger uint8

const (
	trigNone trigger = iota
	trigTitle
	trigOrg
	trigPlace
	trigEvent
	trigLaw
	trigVessel
	trigSaid
	trigIn
	trigMonth
	trigDay
	trigLink   // "of", "the", "for": may stand inside a name
	trigParty  // "de", "van", "bin", "al": part of a person's name
	trigRole   // "minister", "leader": lower case, before a name
	trigSuffix // "Jr.", "III"
	trigAnd
)

var triggers = func() map[string]trigger {
	m := map[string]trigger{}
	for t, words := range map[trigger]string{
		trigTitle: `mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lord lady dame president vice-president minister premier chancellor
			gen gen. general lt lt. lieutenant col col. colonel maj maj. major capt capt. captain cmdr. commander adm adm. admiral sgt sgt. sergeant cpl. corporal spc. pvt.
			brig brig. brigadier marshal gov gov. governor sen sen. senator rep rep. representative congressman congresswoman judge justice king queen prince princess
			emir sheikh sheik shaikh sultan emperor pope cardinal archbishop bishop rev rev. reverend father imam ayatollah mullah rabbi mayor ambassador secretary
			chairman chairwoman speaker deputy spokesman spokeswoman spokesperson coach director chief envoy commissioner attorney inspector detective
			officer duke duchess baron count mp mep hon hon. former prime dictator leader candidate actor actress singer author writer striker midfielder goalkeeper defender`,
		trigOrg: `inc inc. corp corp. corporation ltd ltd. co co. company plc llc gmbh ag bank ministry university college party committee council agency department
			court union association institute club fc afc police army navy guard guards group commission authority foundation front movement parliament senate congress
			assembly news times post journal herald tribune gazette telegraph broadcasting television radio network press society federation league organization organisation
			board bureau office service services force forces corps brigade battalion regiment division command center centre alliance coalition church
			airlines airways motors industries systems technologies energy partners holdings capital entertainment studios records band orchestra museum
			hospital school academy administration secretariat tribunal treasury cabinet knesset duma house united city rovers athletic wanderers`,
		trigPlace: `city river lake mount mountain mountains island islands province county district street avenue road boulevard lane airport sea ocean valley state states
			desert bay peninsula park square bridge strait gulf coast cape region republic kingdom territory village town township municipality governorate oblast
			north south east west northern southern eastern western central fort camp base stadium prison palace port harbor harbour canal beach hills hill heights
			forest falls dam highway station tower temple cathedral mosque cemetery`,
		trigEvent: `war wars battle cup olympics games summit conference festival election elections hurricane storm typhoon cyclone championship championships open prix
			revolution operation uprising intifada tournament series championship bowl marathon crisis rebellion massacre carnival awards referendum olympic paralympics`,
		trigLaw: `act treaty agreement accord accords prize award law bill convention protocol constitution amendment declaration charter resolution pact code
			plan initiative programme program project medal report`,
		trigVessel: `uss hms hmas hmcs hmnzs usns usnv mv ms ss rms ins kri rfs frigate destroyer submarine ship vessel ferry yacht tanker carrier cruiser spacecraft satellite rocket`,
		trigSaid:   `said says say told tells added adds asked stated announced noted explained argued warned declared insisted wrote claimed replied acknowledged admitted denied confirmed reported`,
		trigIn:     `in at near from to into outside inside across around toward towards through throughout via between`,
		trigMonth:  `january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.`,
		trigDay:    `monday tuesday wednesday thursday friday saturday sunday`,
		trigLink:   `of the for on & de del della di du des la le les da do dos das`,
		trigParty:  `al el bin ibn bint ben abu abd van von der den ter zu ul ur ad`,
		trigRole: `minister president leader spokesman spokeswoman lawmaker official officials founder owner player wife husband son daughter brother sister father mother named called
			by with mr friend lawyer analyst journalist reporter activist rebel politician`,
		trigSuffix: `jr jr. sr sr. ii iii iv`,
		trigAnd:    `and or`,
	} {
		for _, w := range strings.Fields(words) {
			// a word keeps its first part; the order below breaks ties
			if old, ok := m[w]; !ok || t < old {
				m[w] = t
			}
		}
	}
	return m
}()
