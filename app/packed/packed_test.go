package packed_test

import (
	"math"
	"testing"

	"offprint/app/packed"
)

func TestWhatWasWrittenIsRead(t *testing.T) {
	var b []byte
	for _, n := range []int{0, 1, 127, 128, math.MaxInt32} {
		b = packed.AppendText(packed.AppendInt(b, n), "número")
	}
	d := packed.NewDecoder(b)
	for _, n := range []int{0, 1, 127, 128, math.MaxInt32} {
		if got, text := d.Int(), d.Text(); got != n || text != "número" {
			t.Errorf("got %d, %q; want %d", got, text, n)
		}
	}
	if d.Failed() || d.Left() != 0 {
		t.Errorf("failed %v, %d bytes left", d.Failed(), d.Left())
	}
}

func TestWhatIsNotThereFailsOnce(t *testing.T) {
	for _, read := range []func(*packed.Decoder){
		func(d *packed.Decoder) { d.Int() }, func(d *packed.Decoder) { d.Byte() }, func(d *packed.Decoder) { d.Bytes(3) },
		func(d *packed.Decoder) { d.Text() }, func(d *packed.Decoder) { d.Count() },
	} {
		d := packed.NewDecoder([]byte{0x80})
		d.Bytes(1)
		read(&d)
		if !d.Failed() || d.Int() != 0 || d.Text() != "" || d.Byte() != 0 || d.Left() != 0 {
			t.Error("a failure gave something")
		}
	}
}

func FuzzDecoder(f *testing.F) {
	f.Add([]byte{3, 'a', 'b', 'c', 0xff})
	f.Fuzz(func(t *testing.T, b []byte) {
		d := packed.NewDecoder(b)
		for !d.Failed() && d.Left() > 0 {
			if len(d.Text()) > len(b) || d.Count() > len(b) || d.Int() < 0 {
				t.Fatal("more than there is")
			}
		}
	})
}
