package model

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"offprint/app/entity"
)

// The names of the sample article in their order: type, text, canonical name
// of the entity. A line starting with "-" is a heading that holds no name.
const sample = `
PLACE Colombia = Colombia
PLACE U.S. = United States
PLACE Colombia = Colombia
PLACE US = United States
NORP Colombian = Colombia
PERSON Gustavo Petro = Gustavo Petro
PLACE United States = United States
PLACE U.S. = United States
PLACE Caribbean = Caribbean
ORG X = X
DATE Tuesday = Tuesday
PERSON Petro = Gustavo Petro
PLACE Colombia = Colombia
PLACE U.S. = United States
PLACE United States = United States
NORP Colombian = Colombia
PLACE Caribbean = Caribbean
PLACE Colombia = Colombia
NORP American = United States
ORG White House = White House
PERSON Petro = Gustavo Petro
ORG Trump administration = Trump administration
PLACE U.S. = United States
DATE August = August
PLACE Caribbean = Caribbean
PLACE Venezuela = Venezuela
PLACE Pacific = Pacific
NORP American = United States
PLACE Mexico = Mexico
PERSON Petro = Gustavo Petro
PLACE U.S. = United States
PERSON Donald Trump = Donald Trump
PLACE Venezuela = Venezuela
PLACE Ecuador = Ecuador
PLACE Colombia = Colombia
PLACE Trinidad and Tobago = Trinidad and Tobago
NORP Colombian = Colombia
NORP Colombian = Colombia
PERSON Petro = Gustavo Petro
NORP Latin American = Latin America
ORG European Union = European Union
PLACE Colombia = Colombia
ORG Trump administration = Trump administration
PERSON Petro = Gustavo Petro
NORP Colombian = Colombia
PLACE United States = United States
DATE October = October
PLACE U.S. = United States
PERSON Petro = Gustavo Petro
ORG Treasury = Treasury
PERSON Scott Bessent = Scott Bessent
PERSON Petro = Gustavo Petro
PLACE U.S. = United States
PLACE Caribbean = Caribbean
PRODUCT USS Gerald Ford = USS Gerald Ford
PLACE Caribbean = Caribbean
DATE this month = this month
PLACE Venezuela = Venezuela
PLACE U.S. = United States
PERSON Nicolas Maduro = Nicolas Maduro
ORG Trump administration = Trump administration
PERSON Trump = Donald Trump
PLACE Venezuela = Venezuela
PLACE Washington = Washington
NORP Venezuelan = Venezuela
PERSON Vladimir Padrino López = Vladimir Padrino López
DATE Tuesday = Tuesday
PLACE Caracas = Caracas
`

func TestFindsAndJoinsEveryNameOfTheSample(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "seeds", "000_d7a79fce92dafe32.txt"))
	if err != nil {
		t.Fatal(err)
	}
	doc := Tagger().Text(string(b), "", "en")
	text := []rune(string(b))
	var got []string
	for _, m := range doc.Mentions {
		if m.Type == entity.Number {
			continue // "75" is no name
		}
		got = append(got, m.Type.Code()+" "+string(text[m.Start:m.End])+" = "+doc.Entities[m.Entity].Name)
	}
	want := strings.Split(strings.TrimSpace(sample), "\n")
	compare(t, got, want)
}

// compare reports the lines that only one side has, in order.
func compare(t *testing.T, got, want []string) {
	t.Helper()
	i, k := 0, 0
	for i < len(got) || k < len(want) {
		switch {
		case i < len(got) && k < len(want) && got[i] == want[k]:
			i, k = i+1, k+1
		case k < len(want) && !contains(got[i:], want[k]):
			t.Errorf("missing: %s", want[k])
			k++
		default:
			if i < len(got) {
				t.Errorf("too much: %s", got[i])
			}
			i++
		}
	}
}

func contains(list []string, s string) bool {
	for i, x := range list {
		if x == s && i < 4 {
			return true
		}
	}
	return false
}
