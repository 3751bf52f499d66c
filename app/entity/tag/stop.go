package tag

import "strings"

// stopWords are words that do not begin a name when they begin a sentence.
var stopWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`a an the this that these those he she it they we you i his her its their our your my him them us me who whom whose which what
		when where why how and or but nor so yet if then than as at by for from in into of on onto out over to up with within without about above across after against
		along among around before behind below beneath beside between beyond despite down during except inside like near off outside past since through throughout
		till toward towards under until upon via while because although though unless whereas whether however meanwhile moreover therefore thus also both either neither
		each every all any some many most much more few several another other such no not only own same there here now today yesterday tomorrow is are was were be been
		being am do does did has have had will would can could shall should may might must let's it's i'm don't one two three four five six seven eight nine ten
		officials police authorities according amid still even just once earlier later last next first second third new also very too again ever never almost yes
		&`) {
		m[w] = true
	}
	return m
}()
