package value

import "strings"

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

var (
	symbols    = set(`$ £ € ¥ ₹ ₩ ₽ ₦ ₪ ₺ ₫ ₱ ฿ ₴ ₡ ₵ # ﷼`)
	prefixes   = set(`us u.s. a au c ca nz hk s r au aud cad usd eur gbp jpy inr rs rs. chf cny rmb sek nok zar brl rub`)
	codes      = set(`usd eur gbp jpy inr rs rs. chf cny rmb sek nok zar brl rub aud cad`)
	currencies = set(`dollar dollars euro euros pound pounds cent cents pence penny yen yuan renminbi rupee rupees ruble rubles rouble roubles peso pesos franc francs lira liras
		riyal riyals rial rials dinar dinars dirham dirhams shekel shekels rand real reais krona kronor krone kroner kronur zloty zlotys forint forints hryvnia hryvnias naira cedi cedis
		shilling shillings won baht ringgit rupiah dong taka usd eur gbp bolivar bolivars bolivares bitcoin bitcoins mark marks guilder guilders quid kwacha kyat afghani afghanis birr`)
	// prefixes written together with the sum: "Rs5,000", "RM10", "N500 million"
	glued  = set(`rs rm tk rp ksh sh ush tsh gh php us usd eur gbp inr sgd hkd nzd aud cad`)
	lone   = set(`n r k p s`)
	owners = set(`u.s. us american canadian australian singapore hong kong new zealand british egyptian indian pakistani swiss czech norwegian swedish danish russian turkish mexican
		chinese japanese iranian iraqi saudi emirati kuwaiti israeli south korean african sterling kenyan ugandan taiwan jamaican philippine colombian argentine chilean`)
	units = set(`percent per % km kilometer kilometers kilometre kilometres mile miles meter meters metre metres cm centimeter centimeters centimetre centimetres mm millimeter millimeters
		millimetres foot feet ft inch inches yard yards kg kilo kilos kilogram kilograms kilogrammes gram grams g ton tons tonne tonnes pound-force ounce ounces lb lbs hectare hectares acre acres
		liter liters litre litres gallon gallons barrel barrels mph kph knots watt watts kw kilowatt kilowatts mw megawatt megawatts gigawatt gigawatts gw kwh volt volts hz mhz ghz
		byte bytes kb mb gb tb megabyte megabytes gigabyte gigabytes degree degrees celsius fahrenheit °c °f ° kilotons megatons`)
	zones = set(`gmt utc est edt cst cdt mst mdt pst pdt cet cest bst ist et`)
)

// money reads a sum with its currency.
func (s *scanner) money(i int) (int, bool) {
	if end, ok := s.gluedSum(i); ok {
		return end, true
	}
	j := i
	if prefixes[s.low(j)] && (s.glued(j) && symbols[s.raw(j+1)] || codes[s.low(j)] && s.line(j)) {
		j++
	}
	if symbols[s.raw(j)] || j > i {
		if symbols[s.raw(j)] {
			j++
		}
		// "#" is a pound sign only before a sum with a scale
		n, end := s.number(j)
		if end == j || !n.digits || !s.line(j-1) || s.raw(j-1) == "#" && (!n.scaled || j-1 > i) {
			return 0, false
		}
		if currencies[s.next(end-1)] && s.raw(i) != "#" {
			end++
		}
		return end, true
	}
	_, end := s.number(i)
	if end == i || !s.line(end-1) {
		return 0, false
	}
	if s.raw(end) == "€" || s.raw(end) == "£" || s.raw(end) == "$" && s.glued(end-1) && !s.glued(end) {
		return end + 1, true
	}
	if s.low(end) == "-" && s.glued(end) || s.low(end) == "of" {
		end++
	}
	for k := 0; k < 2 && owners[s.low(end)]; k++ {
		end++
	}
	if currencies[s.low(end)] && s.line(end-1) {
		return end + 1, true
	}
	return 0, false
}

// gluedSum reads "Rs5,000 crore". One letter alone needs a scale or a comma
// after it: "R2" may be anything.
func (s *scanner) gluedSum(i int) (int, bool) {
	w := s.low(i)
	k := 0
	for k < len(w) && w[k] >= 'a' && w[k] <= 'z' {
		k++
	}
	if k == 0 || k == len(w) || !glued[w[:k]] && !lone[w[:k]] || !s.capital(i) && w[:k] != "rs" {
		return 0, false
	}
	rest := strings.TrimRight(w[k:], "mbnk")
	for j := 0; j < len(rest); j++ {
		if (rest[j] < '0' || rest[j] > '9') && rest[j] != ',' && rest[j] != '.' {
			return 0, false
		}
	}
	scaled := scales[s.next(i)] == 1 || rest != w[k:] && len(rest) > 0
	if strings.Trim(rest, ".,") == "" || lone[w[:k]] && !scaled && !strings.Contains(rest, ",") {
		return 0, false
	}
	if scales[s.next(i)] == 1 {
		return i + 2, true
	}
	return i + 1, true
}

// clock reads a time of day.
func (s *scanner) clock(i int) (int, bool) {
	w := s.low(i)
	if w == "noon" || w == "midnight" {
		return i + 1, true
	}
	j := i
	switch h := s.whole(i); {
	case h >= 0 && h < 25:
		j++
		if (s.raw(j) == ":" || s.raw(j) == ".") && s.glued(j-1) && s.glued(j) && s.whole(j+1) >= 0 && len(s.raw(j+1)) == 2 {
			j += 2
		}
		if j-i == 3 && s.raw(i+1) == ":" && s.raw(j) == ":" && len(s.raw(j+1)) == 2 {
			j += 2
		}
	case len(w) > 2 && len(w) <= 4 && (strings.HasSuffix(w, "am") || strings.HasSuffix(w, "pm")) && w[0] >= '0' && w[0] <= '9':
		return s.zone(i + 1), true
	case len(w) >= 4 && len(w) <= 5 && w[len(w)-3] == '.' && w[0] >= '0' && w[0] <= '9' && halfDay(s.next(i)):
		return s.zone(i + 2), true
	default:
		return 0, false
	}
	if halfDay(s.next(j - 1)) {
		return s.zone(j + 1), true
	}
	if s.next(j-1) == "o'clock" {
		return j + 1, true
	}
	if j-i >= 3 && s.raw(i+1) == ":" {
		return s.zone(j), true
	}
	return 0, false
}

func halfDay(w string) bool {
	return w == "a.m." || w == "p.m." || w == "am" || w == "pm" || w == "a.m" || w == "p.m"
}

func (s *scanner) zone(j int) int {
	if zones[s.next(j-1)] {
		return j + 1
	}
	return j
}

// unit reads the unit of a quantity.
func (s *scanner) unit(j int) (int, bool) {
	if !s.line(j - 1) {
		return 0, false
	}
	k := j
	if s.low(k) == "-" && s.glued(k-1) && s.glued(k) {
		k++
	}
	if w := s.low(k); w == "square" || w == "cubic" || w == "metric" || w == "nautical" {
		k++
	}
	w := s.low(k)
	if !units[w] || w == "g" && s.raw(k) != "g" {
		return 0, false
	}
	k++
	switch {
	case w == "per":
		if s.low(k) != "cent" {
			return 0, false
		}
		k++
	case (w == "degrees" || w == "degree" || w == "°") && (s.low(k) == "celsius" || s.low(k) == "fahrenheit" || s.low(k) == "c" || s.low(k) == "f"):
		k++
	case (w == "kilometers" || w == "kilometres" || w == "miles") && (s.low(k) == "per" || s.low(k) == "an") && s.low(k+1) == "hour":
		k += 2
	}
	return k, true
}
