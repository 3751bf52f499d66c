package parse

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// monthNames are the names of the months, as a prefix that tells them apart, in
// the languages that bylines are often written in. A name is matched by prefix
// so that "Nov", "Nov." and "November" need one entry.
var monthNames = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"ene": 1, "abr": 4, "mayo": 5, "ago": 8, "dic": 12, // Spanish
	"janv": 1, "fév": 2, "fev": 2, "mars": 3, "avr": 4, "mai": 5, "juin": 6, "juil": 7, "aoû": 8, "aou": 8, "déc": 12, // French
	"jän": 1, "mär": 3, "okt": 10, "dez": 12, // German
	"out": 10, "set": 9, // Portuguese
	"gen": 1, "mag": 5, "giu": 6, "lug": 7, "ott": 10, // Italian
	"mrt": 3, "maa": 3, "mei": 5, // Dutch
	"янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
	"січ": 1, "лют": 2, "бер": 3, "кві": 4, "тра": 5, "чер": 6, "лип": 7, "сер": 8, "вер": 9, "жов": 10, "лис": 11, "гру": 12, // Ukrainian
	"ינו": 1, "פבר": 2, "מרץ": 3, "אפר": 4, "מאי": 5, "יונ": 6, "יול": 7, "אוג": 8, "ספט": 9, "אוק": 10, "נוב": 11, "דצמ": 12,
	"ينا": 1, "فبر": 2, "مار": 3, "أبر": 4, "ابر": 4, "ماي": 5, "يون": 6, "يول": 7, "أغس": 8, "اغس": 8, "سبت": 9, "أكت": 10, "اكت": 10, "نوف": 11, "ديس": 12,
}

// monthWords are the whole names that the prefixes stand for, folded, so that
// "Marie" is not March and "Mayor" not May.
var monthWords = set("january february march april may june july august september october november december " +
	"jan feb mar apr jun jul aug sep sept oct nov dec " +
	"enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic " +
	"janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre janv févr fév avr juil déc " +
	"januar jänner februar märz april juni juli oktober dezember okt dez mär " +
	"janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev set out " +
	"gennaio febbraio maggio giugno luglio settembre ottobre dicembre gen mag giu lug ott " +
	"januari februari maart mei augustus mrt maa " +
	"января февраля марта апреля мая июня июля августа сентября октября ноября декабря январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь " +
	"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня " +
	"ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר " +
	"يناير فبراير مارس أبريل ابريل مايو يونيو يوليو أغسطس اغسطس سبتمبر أكتوبر اكتوبر نوفمبر ديسمبر")

// month is the number of the month that a word names, 0 if it names none.
func month(word string) int {
	if len(word) < 3 || len(word) > 24 {
		return 0
	}
	w := strings.ToLower(word)
	if !monthWords[w] {
		return 0
	}
	w = strings.TrimPrefix(w, "ב") // Hebrew "in"
	for n := min(len(w), 8); n >= 3; n-- {
		if m := monthNames[w[:n]]; m > 0 {
			return m
		}
	}
	return 0
}

// beside are the words that may stand beside a date in a line of its own.
var beside = set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun " +
	"published updated posted on at date last modified am pm utc gmt est edt cet cest pst pdt bst ist et pt ct z " +
	"de del of the le den der di el vom am um uhr à a las il " +
	"lunes martes miércoles jueves viernes sábado domingo publicado actualizado fecha " +
	"lundi mardi mercredi jeudi vendredi samedi dimanche publié mis jour " +
	"montag dienstag mittwoch donnerstag freitag samstag sonntag veröffentlicht aktualisiert datum stand " +
	"segunda terça quarta quinta sexta feira publicado atualizado lunedì martedì mercoledì giovedì venerdì sabato domenica pubblicato " +
	"maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gepubliceerd " +
	"понедельник вторник среда четверг пятница суббота воскресенье года опубликовано")

// isDateLine tells whether a line says when and nothing else.
func isDateLine(s string) bool {
	if len(s) > 160 || !strings.ContainsFunc(s, unicode.IsDigit) {
		return false
	}
	date, rest := findDate(s)
	return date != "" && onlyBeside(rest)
}

func onlyBeside(rest string) bool {
	for word := range strings.FieldsFuncSeq(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if !beside[strings.ToLower(word)] && month(word) == 0 {
			return false
		}
	}
	return true
}

// findDate finds the first date of s and gives it as in article.Meta.Date, with
// s without it. It reads year-month-day, the names of months in several
// languages, 12.11.2025, and 2025年11月12日; not 11/12/2025, which is
// November in one country and December in another.
func findDate(s string) (date, rest string) {
	t := tokens(s)
	for i := range t {
		if date, n := dateAt(t[i:]); date != "" {
			return date, s[:t[i].at] + " " + s[t[i+n-1].end:]
		}
	}
	return "", s
}

// A token is a run of digits or letters of a line.
type token struct {
	text    string
	at, end int
	number  int    // -1 for letters
	before  string // what stands between the token before and it
}

// tokens gives the first tokens of s: a date stands early in a line.
func tokens(s string) []token {
	const most = 24
	var list []token
	end := 0
	for i := 0; i < len(s) && len(list) < most; {
		size := spanOf(s[i:], unicode.IsDigit)
		number := -1
		if size > 0 {
			if n, err := strconv.Atoi(s[i : i+size]); err == nil {
				number = n
			}
		} else {
			size = spanOf(s[i:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) })
		}
		if size == 0 {
			i++
			continue
		}
		list = append(list, token{s[i : i+size], i, i + size, number, strings.TrimSpace(s[end:i])})
		i += size
		end = i
	}
	return list
}

func spanOf(s string, in func(rune) bool) int {
	n := strings.IndexFunc(s, func(r rune) bool { return !in(r) })
	if n < 0 {
		return len(s)
	}
	return n
}

// dateAt reads a date that begins at the first token, and says of how many
// tokens it is.
func dateAt(t []token) (string, int) {
	at := func(i int) token {
		if i < len(t) {
			return t[i]
		}
		return token{number: -1}
	}
	a, b, c := at(0), at(1), at(2)
	skip := func(i int) int { // "12 de noviembre de 2025", "12th of November"
		for i < len(t) && (t[i].text == "de" || t[i].text == "del" || t[i].text == "of" || t[i].text == "th" || t[i].text == "st" ||
			t[i].text == "nd" || t[i].text == "rd" || t[i].text == "er") {
			i++
		}
		return i
	}
	switch {
	case isYear(a) && b.text == "年":
		if m := at(2).number; valid(a.number, m, 1) && at(3).text == "月" {
			if d := at(4).number; valid(a.number, m, d) && strings.HasPrefix(at(5).text, "日") {
				return iso(a.number, m, d), 6
			}
			return iso(a.number, m, 0), 4
		}
	case isYear(a) && (b.before == "-" || b.before == "/" || b.before == ".") && c.before == b.before && valid(a.number, b.number, c.number):
		return iso(a.number, b.number, c.number), 3
	case a.number > 0 && b.before == "." && c.before == "." && isYear(c) && valid(c.number, b.number, a.number):
		return iso(c.number, b.number, a.number), 3
	case a.number > 0:
		i := skip(1)
		j := skip(i + 1)
		if m := month(at(i).text); m > 0 && isYear(at(j)) && valid(at(j).number, m, a.number) {
			return iso(at(j).number, m, a.number), j + 1
		}
	case month(a.text) > 0:
		i := skip(2)
		if m := month(a.text); isYear(at(i)) && valid(at(i).number, m, b.number) {
			return iso(at(i).number, m, b.number), i + 1
		}
		if i = skip(1); isYear(at(i)) {
			return iso(at(i).number, month(a.text), 0), i + 1
		}
	}
	return "", 0
}

func isYear(t token) bool { return len(t.text) == 4 && t.number >= 1400 && t.number <= 2199 }

func valid(year, month, day int) bool {
	if month < 1 || month > 12 || day < 1 {
		return false
	}
	days := [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	leap := year%4 == 0 && (year%100 != 0 || year%400 == 0)
	return day <= days[month-1] && (month != 2 || day < 29 || leap)
}

func iso(year, month, day int) string {
	if day == 0 {
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// normalDate gives a date as stated in front matter or a page's metadata in the
// form of article.Meta.Date; "" if it cannot be read.
func normalDate(s string) string {
	s = strings.TrimSpace(s)
	if isYear(token{text: s, number: atoi(s)}) {
		return s
	}
	if len(s) == 7 && s[4] == '-' && isYear(token{text: s[:4], number: atoi(s[:4])}) && valid(2000, atoi(s[5:]), 1) {
		return s
	}
	if exact := timestamp(s); exact != "" {
		return exact
	}
	date, _ := findDate(s)
	return date
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}
