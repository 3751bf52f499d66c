package annotation

import (
	"fmt"

	"offprint/app/annotation/internal/json"
)

// AppendJSON appends the record as one JSON object with its stamps.
func (r *Record) AppendJSON(b []byte) []byte {
	v := r.value()
	if r.Deleted {
		v.Set("deleted", json.Truth(true))
	}
	stamps := make([]json.Value, 0, 2*numFields)
	for _, s := range r.stamps {
		stamps = append(stamps, json.Int(int64(s.Time)), json.Text(s.Writer))
	}
	v.Set("stamps", json.List(stamps...))
	return append(b, v.Compact()...)
}

// ParseRecord reads what Record.AppendJSON wrote, and checks it.
func ParseRecord(data string) (Record, error) {
	v, err := json.Parse(data, json.Usual)
	if err != nil {
		return Record{}, fmt.Errorf("annotation: %w", err)
	}
	a, err := fromValue(v)
	if err != nil {
		return Record{}, err
	}
	f := fields{v: v}
	r := Record{Annotation: a, Deleted: f.of("deleted", json.Bool).Text == "true"}
	stamps := f.of("stamps", json.Array).Items
	if f.err != nil || len(stamps) != 2*int(numFields) {
		return Record{}, fmt.Errorf("annotation: record %.60q has broken stamps", a.ID)
	}
	for i := range r.stamps {
		n, ok := stamps[2*i].Int()
		if !ok || stamps[2*i+1].Kind != json.String {
			return Record{}, fmt.Errorf("annotation: record %.60q has broken stamps", a.ID)
		}
		r.stamps[i] = Stamp{Time(n), stamps[2*i+1].Text}
	}
	return r, nil
}
