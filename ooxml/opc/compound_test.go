package opc

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCompoundFile(t *testing.T) {
	random := func(n int) []byte { return sheet(n)[:n] }
	streams := []stored{
		{"Long", random(20_000), 0}, {"short", random(100), 0}, {"Empty", nil, 0}, {"Cutoff", random(miniCutoff), 0},
		{"below", random(miniCutoff - 1), 0}, {"Storage", nil, 0}, {"inside", random(70), 6}, {"twice", random(65), 0},
	}
	for _, size := range []int{512, 4096} {
		c, ok := readCompound(compoundOf(size, streams...))
		if !ok {
			t.Fatalf("a file of sectors of %d bytes is not read", size)
		}
		for _, s := range streams {
			e, ok := c.find(s.name)
			if want := s.inside == 0 && s.name != "Storage"; ok != want {
				t.Errorf("%s is found: %v, want %v", s.name, ok, want)
				continue
			}
			if !ok {
				continue
			}
			got, ok := c.read(e)
			if !ok || !bytes.Equal(got, s.data) {
				t.Errorf("%s in sectors of %d: %d bytes of %d, %v", s.name, size, len(got), len(s.data), ok)
			}
		}
	}
}

func TestLargeCompoundFile(t *testing.T) { // whose FAT is longer than its list in the header
	want := bytes.Repeat([]byte("0123456789"), 1<<20)
	c, ok := readCompound(compoundOf(512, stored{name: "Large", data: want}))
	if !ok {
		t.Fatal("not read")
	}
	e, _ := c.find("large")
	if got, ok := c.read(e); !ok || !bytes.Equal(got, want) {
		t.Errorf("%d bytes of %d, %v", len(got), len(want), ok)
	}
	for _, list := range []uint32{0, uint32(len(c.data)/512 - 2), 0x7FFFFFFF, noSector} { // it stands elsewhere
		bad := bytes.Clone(c.data)
		binary.LittleEndian.PutUint32(bad[68:], list)
		if c, ok := readCompound(bad); ok {
			e, _ := c.find("large")
			if got, ok := c.read(e); ok && !bytes.Equal(got, want) {
				t.Errorf("with the list in %d, another stream is read", list)
			}
		}
	}
}

func TestStreamsThatClaimToBeHuge(t *testing.T) {
	for _, size := range []int{512, 4096} {
		good := compoundOf(size, stored{name: "Long", data: sheet(20_000)}, stored{name: "Short", data: []byte("short")})
		directory := bytes.Index(good, encodeUTF16("Root Entry"))
		for i := range 3 {
			for _, claim := range []uint64{1 << 31, 1 << 62, 1 << 63} {
				bad := bytes.Clone(good)
				binary.LittleEndian.PutUint64(bad[directory+i*entrySize+120:], claim)
				c, ok := readCompound(bad)
				if !ok {
					t.Fatal("not read")
				}
				before := allocated()
				for _, name := range []string{"Long", "Short"} {
					e, _ := c.find(name)
					c.read(e)
				}
				if got := allocated() - before; got > 1<<20 {
					t.Errorf("a claim of %d bytes took %d", claim, got)
				}
			}
		}
	}
}

func TestFollow(t *testing.T) {
	table := []uint32{3, endOfChain, 0, 1, 5, 4, 99, noSector, 8}
	for start, want := range map[uint32][]uint32{2: {2, 0, 3, 1}, 1: {1}, endOfChain: nil} {
		got, ok := follow(table, start)
		if diff := cmp.Diff(want, got); diff != "" || !ok {
			t.Errorf("from %d: %v, %s", start, ok, diff)
		}
	}
	for _, start := range []uint32{4, 6, 7, 8, 9, noSector, 0xFFFFFFFD} {
		if got, ok := follow(table, start); ok {
			t.Errorf("the broken chain from %d is %v", start, got)
		}
	}
}

// TestBrokenCompoundFile changes each number of the header, and of the directory's first entries, to what leads astray.
func TestBrokenCompoundFile(t *testing.T) {
	good := compoundOf(512, stored{name: "Long", data: sheet(20_000)}, stored{name: "Short", data: sheet(100)[:100]})
	c, ok := readCompound(good)
	if !ok {
		t.Fatal("the good file is not read")
	}
	long, _ := c.find("Long")
	want, _ := c.read(long)
	directory := bytes.Index(good, encodeUTF16("Root Entry"))
	places := []int{directory + 66, directory + 116, directory + 120}
	for at := 24; at < 96; at += 2 {
		places = append(places, at)
	}
	for i := range 3 {
		for _, at := range []int{66, 68, 72, 76, 116, 120} {
			places = append(places, directory+i*entrySize+at)
		}
	}
	for _, at := range places {
		for _, n := range []uint32{0, 1, 2, 41, 0x7FFFFFFF, 0xFFFFFFFA, endOfChain, noSector} {
			t.Run(fmt.Sprintf("%d-%x", at, n), func(t *testing.T) {
				bad := bytes.Clone(good)
				binary.LittleEndian.PutUint32(bad[at:], n)
				c, ok := readCompound(bad)
				if !ok {
					return
				}
				for _, name := range []string{"Long", "Short"} {
					e, _ := c.find(name)
					if got, ok := c.read(e); ok && len(got) > len(bad) {
						t.Errorf("%s has %d bytes of the file's %d", name, len(got), len(bad))
					}
				}
			})
		}
	}
	for n := 8; n < len(good); n += 100 {
		c, ok := readCompound(good[:n])
		if !ok {
			continue
		}
		if e, found := c.find("Long"); found {
			if got, ok := c.read(e); ok && !bytes.Equal(got, want) {
				t.Errorf("cut off at %d, another stream is read", n)
			}
		}
	}
}
