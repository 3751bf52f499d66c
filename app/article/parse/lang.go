package parse

import (
	"strings"
	"sync"
	"unicode"
)

// langSample is how many bytes of a text its language is guessed from.
const langSample = 20000

// stopWords are frequent words of the languages written in Latin, Cyrillic,
// Arabic and Hebrew letters. Words that several of them share are left out
// where they would tip the scale.
var stopWords = map[string]map[string]bool{
	"en": set("the of and to in that is was for with his they be at this have from had by not but were which their has would been who will more said"),
	"es": set("el la de que y en los las por con para una del se al su es lo más como pero sus le ya fue han este según"),
	"fr": set("le la les des et est une dans que qui pour pas sur au par plus avec ce il sont aux cette mais ses ont être été du"),
	"de": set("der die und das den von zu mit ist des im für auf nicht ein eine als auch dem sich es an werden aus er hat dass sie nach"),
	"pt": set("o a de que e do da em um para com não uma os no se na por mais as dos como mas foi ao das são à pelo pela ele"),
	"it": set("il di che la e per un in del è non una i le con si da della sono al nel come più dei alla anche gli delle ha lo"),
	"nl": set("de het een van en in is dat op te zijn met voor niet aan er die om ook als door werd naar bij uit heeft maar nog wordt"),
	"sv": set("och att det som en på är av för med den till inte har ett om men var sig från vi så kan när han år"),
	"da": set("og at det er en til på af for den med de ikke der som et har han fra var blev men kan ved efter også"),
	"nb": set("og det er en til på av for den med de ikke som et har han fra var ble men kan ved etter også på i"),
	"pl": set("i w na z do się nie jest że o to jak przez po od za ale który są dla oraz jego było także tym co"),
	"cs": set("a v na se je že s z do o k ale jako by za pro po podle však jsou byl které jeho také"),
	"ro": set("și de în la a cu pe nu că este din o pentru au care mai fost sunt unei prin dar sa lui"),
	"hu": set("a az és hogy nem is egy van meg csak ez volt már mint után szerint még vagy amely"),
	"tr": set("ve bir bu da de için ile olarak olan çok daha gibi kadar sonra ancak ise göre olduğu en"),
	"id": set("yang dan di itu dengan untuk dari pada ini dalam tidak akan oleh juga ke adalah sebagai karena telah"),
	"vi": set("và của là có được cho các không trong với những một người đã này để khi ở từ đến"),
	"fi": set("ja on ei että se hän mutta oli ovat myös kun joka jos niin kuin sen vain mukaan"),
	"ru": set("и в не на что с по как из за это он от для его но все также после был была быть со при или"),
	"uk": set("і в не на що з до та як у за це від його для але й про після також був або під які"),
	"bg": set("и на да се в за от не е с че са по като това но ще към беше който след"),
	"sr": set("и у је да се на за од са као који су али о не из што није"),
	"ar": set("في من على أن إلى عن التي الذي هذا مع ما لا كان قد بين هذه بعد وقال وفي ولم"),
	"fa": set("و در به از که این است را با برای آن یک های می شد خود تا بر کرد او بود"),
	"ur": set("کے کی میں اور ہے سے کا نے کو پر یہ کہ ہیں اس تھا"),
	"he": set("של את על לא הוא זה עם כי גם אל היא או אם כל אבל יותר בין לאחר אמר כך"),
	"yi": set("און דער די צו איז אין פון מיט האט נישט ווי אויף"),
}

// scriptLangs are the languages that a script gives away.
var scriptLangs = []struct {
	table *unicode.RangeTable
	lang  string
}{
	{unicode.Hangul, "ko"}, {unicode.Thai, "th"}, {unicode.Greek, "el"}, {unicode.Armenian, "hy"},
	{unicode.Georgian, "ka"}, {unicode.Devanagari, "hi"}, {unicode.Bengali, "bn"}, {unicode.Tamil, "ta"},
	{unicode.Telugu, "te"}, {unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"}, {unicode.Khmer, "km"},
	{unicode.Lao, "lo"}, {unicode.Myanmar, "my"}, {unicode.Ethiopic, "am"}, {unicode.Sinhala, "si"},
	{unicode.Malayalam, "ml"}, {unicode.Kannada, "kn"},
}

// guessLang gives the language of a text, "" when unsure: by its script, where
// that is enough, else by how many of its words are stop words of each
// language that is written in the script.
func guessLang(text string) string {
	text = text[:min(len(text), langSample)]
	han, kana, hebrew, other, all := 0, 0, 0, make([]int, len(scriptLangs)), 0
	for _, r := range text {
		switch {
		case r < 0x250:
			if unicode.IsLetter(r) {
				all++
			}
			continue
		case !unicode.IsLetter(r):
			continue
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Hebrew, r):
			hebrew++
		case unicode.In(r, unicode.Cyrillic, unicode.Arabic):
		default:
			for i := range scriptLangs {
				if unicode.Is(scriptLangs[i].table, r) {
					other[i]++
					break
				}
			}
		}
		all++
	}
	if all == 0 {
		return ""
	}
	if (han+kana)*2 > all {
		if kana*10 > han {
			return "ja"
		}
		return "zh"
	}
	for i, n := range other {
		if n*2 > all {
			return scriptLangs[i].lang
		}
	}
	lang := guessByWords(text)
	if lang == "" && hebrew*2 > all {
		return "he" // the only other language of the script has its own words for "and", "the", "is"
	}
	return lang
}

// langsOfWord is stopWords turned round: the languages that have a word.
var langsOfWord = sync.OnceValue(func() map[string][]string {
	langs := make(map[string][]string)
	for lang, words := range stopWords {
		for w := range words {
			langs[w] = append(langs[w], lang)
		}
	}
	return langs
})

// guessByWords asks for eight hits, one word in twelve, and a lead of a quarter
// over the next language.
func guessByWords(text string) string {
	hits := map[string]int{}
	words := 0
	langs := langsOfWord()
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		words++
		for _, lang := range langs[w] {
			hits[lang]++
		}
	}
	best, next := "", 0
	for lang, n := range hits {
		switch {
		case n > hits[best] || n == hits[best] && lang < best:
			if best != "" {
				next = max(next, hits[best])
			}
			best = lang
		default:
			next = max(next, n)
		}
	}
	if n := hits[best]; n < 8 || n*12 < words || n*4 < next*5 {
		return ""
	}
	return best
}
