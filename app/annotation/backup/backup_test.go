package backup

import (
	"strings"
	"testing"

	"offprint/app/annotation"
)

func everything() Backup {
	set := annotation.Set{}
	var edits []annotation.Edit
	for i := range 3 {
		edits = append(edits, annotation.Add(annotation.Annotation{ID: annotation.NewID([16]byte{byte(i)}), Article: "storm", Note: "<b>\n", Modified: 5}))
	}
	set.Apply(annotation.Change{Edits: edits}, annotation.Stamp{Time: 1, Writer: "tab"})
	set.Apply(annotation.Change{Edits: []annotation.Edit{annotation.Delete(*edits[1].After)}}, annotation.Stamp{Time: 2, Writer: "tab"})
	b := Backup{Made: 1700000000000, Texts: map[string]string{}, Settings: map[string]string{"theme": "dark", "colour 1": "Facts"}}
	for _, r := range set {
		b.Records = append(b.Records, r)
	}
	b.Texts[annotation.EditionHash("The text.")] = "The text."
	return b
}

func TestABackupComesBackWhole(t *testing.T) {
	file := Write(everything())
	b, lines, err := Read(string(file))
	if err != nil || len(lines) > 0 {
		t.Fatal(err, lines)
	}
	if again := Write(b); string(again) != string(file) {
		t.Errorf("first\n%s\nagain\n%s", file, again)
	}
	change, report := Restore(annotation.Set{}, b, "restore")
	if len(change.Edits) != 2 || len(report) != 2 {
		t.Errorf("%d restored of 2, %v", len(change.Edits), report)
	}
}

func TestADamagedBackupIsToldFromAWholeOne(t *testing.T) {
	file := string(Write(everything()))
	for name, broken := range map[string]string{
		"cut off": file[:len(file)/2],
		"changed": strings.Replace(file, "dark", "lark", 1),
		"newer":   strings.Replace(file, `"version": 1`, `"version": 2`, 1),
		"other":   `{"format":"something"}`,
		"no JSON": "PK\x03\x04",
	} {
		if _, _, err := Read(broken); err == nil {
			t.Errorf("%s: was read", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(string(Write(everything())))
	f.Fuzz(func(t *testing.T, s string) {
		if b, _, err := Read(s); err == nil {
			if _, _, err := Read(string(Write(b))); err != nil {
				t.Fatal(err)
			}
		}
	})
}
