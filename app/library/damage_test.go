package library_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"offprint/app/library"
)

// readAll reads everything of an archive in every way. Its error is the first
// that comes.
func readAll(archive []byte) error {
	lib, err := library.Open(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return err
	}
	_, first := lib.Entries()
	note := func(err error) {
		if first == nil {
			first = err
		}
	}
	for i := range min(lib.Articles, 50) {
		e, err := lib.Entry(i)
		note(err)
		_, _, err = lib.Find(e.Slug)
		note(err)
		a, err := lib.Article(i)
		note(err)
		if err == nil {
			a.BlockTexts() // a damaged text must not break those who cut it
			a.Outline()
		}
	}
	return first
}

func expected(err error) bool {
	return err == nil || errors.Is(err, library.ErrCorrupt) || errors.Is(err, library.ErrNotArchive) || errors.Is(err, library.ErrNewer)
}

func TestAnArchiveCutAnywhereIsAnErrorThatSaysSo(t *testing.T) {
	archive := build(t, randomArticles(4, 3), library.Info{Title: "T"})
	for n := range len(archive) {
		_, err := library.Open(bytes.NewReader(archive[:n]), int64(n))
		if err == nil || !expected(err) {
			t.Fatalf("cut to %d of %d bytes: %v", n, len(archive), err)
		}
	}
}

func TestBytesOfSomethingElseAreNotAnArchive(t *testing.T) {
	for _, b := range []string{"", "OFFPRINT", "something else that is long enough", "\x00asm\x01\x00\x00\x00--------------"} {
		if _, err := library.Open(bytes.NewReader([]byte(b)), int64(len(b))); !errors.Is(err, library.ErrNotArchive) {
			t.Errorf("%q: %v", b, err)
		}
	}
}

func TestAnArchiveOfANewerVersionIsNamedSo(t *testing.T) {
	archive := build(t, randomArticles(4, 1), library.Info{})
	binary.LittleEndian.PutUint32(archive[8:], 2)
	if _, err := library.Open(bytes.NewReader(archive), int64(len(archive))); !errors.Is(err, library.ErrNewer) {
		t.Errorf("got %v", err)
	}
}

func TestAnArchiveWithoutASectionIsDamaged(t *testing.T) {
	archive := build(t, randomArticles(4, 1), library.Info{})
	for i := range int(binary.LittleEndian.Uint32(archive[12:])) {
		b := bytes.Clone(archive)
		copy(b[16+20*i:], "GONE")
		if _, err := library.Open(bytes.NewReader(b), int64(len(b))); !errors.Is(err, library.ErrCorrupt) {
			t.Errorf("without section %d: %v", i, err)
		}
	}
}

func TestOffsetsOutsideTheirSectionAreErrors(t *testing.T) {
	for _, tag := range []string{"CATI", "ARTI", "SLUG"} {
		for _, offset := range []uint64{1 << 20, 1 << 62, math.MaxUint64, math.MaxUint64 - 3, 1 << 63} {
			for _, at := range []int{0, 1} {
				archive := build(t, randomArticles(4, 2), library.Info{})
				binary.LittleEndian.PutUint64(sectionAt(t, archive, tag)[8*at:], offset)
				if err := readAll(archive); !errors.Is(err, library.ErrCorrupt) {
					t.Errorf("%s[%d] = %#x: %v", tag, at, offset, err)
				}
			}
		}
	}
}

func TestAnErrorOfTheSourceComesThrough(t *testing.T) {
	archive := build(t, randomArticles(4, 2), library.Info{})
	broken := errors.New("the drive is gone")
	for reads := range 8 {
		src := &failing{src: bytes.NewReader(archive), after: reads, err: broken}
		lib, err := library.Open(src, int64(len(archive)))
		if err == nil {
			_, err = lib.Article(0)
		}
		if err != nil && !errors.Is(err, broken) {
			t.Errorf("after %d reads: %v", reads, err)
		}
		if reads == 0 && err == nil {
			t.Error("no error")
		}
	}
}

type failing struct {
	src   *bytes.Reader
	after int
	err   error
}

func (f *failing) ReadAt(p []byte, at int64) (int, error) {
	if f.after--; f.after < 0 {
		return 0, f.err
	}
	return f.src.ReadAt(p, at)
}

// mutate damages b as drives and downloads do: bytes changed, cut, moved.
func mutate(r *rand.Rand, b []byte) []byte {
	b = bytes.Clone(b)
	for range 1 + r.IntN(4) {
		at := r.IntN(len(b))
		switch r.IntN(5) {
		case 0:
			b[at] ^= 1 << r.IntN(8)
		case 1:
			b[at] = byte(r.Uint32())
		case 2:
			for i := at; i < min(at+8, len(b)); i++ {
				b[i] = 0xff
			}
		case 3:
			copy(b[at:], b[r.IntN(len(b)):])
		case 4:
			if cut := max(at, len(b)/2); cut > 0 {
				b = b[:cut]
			}
		}
	}
	return b
}

func TestDamagedArchivesGiveErrorsAndTakeLittleMemory(t *testing.T) {
	archive := build(t, randomArticles(6, 3), library.Info{Title: "T", Lang: "en"})
	r := rand.New(rand.NewPCG(8, 8))
	const rounds = 3000
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range rounds {
		b := mutate(r, archive)
		if err := readAll(b); !expected(err) {
			t.Fatalf("%v", err)
		}
	}
	runtime.ReadMemStats(&after)
	if each := (after.TotalAlloc - before.TotalAlloc) / rounds; each > 4<<20 {
		t.Errorf("a damaged archive of %d bytes takes %d bytes", len(archive), each)
	}
}

func FuzzArchive(f *testing.F) {
	archive := build(f, randomArticles(6, 2), library.Info{Title: "T", Lang: "en"})
	f.Add(archive)
	f.Add(archive[:len(archive)/2])
	r := rand.New(rand.NewPCG(9, 9))
	for range 20 {
		f.Add(mutate(r, archive))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if err := readAll(b); !expected(err) {
			t.Errorf("an error that says nothing of the archive: %v", err)
		}
	})
}
