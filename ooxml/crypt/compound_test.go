package crypt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/ooxml/crypt/crypttest"
)

// sample returns n bytes that are the same in every run.
func sample(n int) []byte {
	data := make([]byte, n)
	rand.NewChaCha8([32]byte{}).Read(data)
	return data
}

// allocated returns how many bytes were allocated so far.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

func TestCompoundFile(t *testing.T) {
	streams := []crypttest.Stream{
		{Name: "Long", Data: sample(20_000)}, {Name: "short", Data: sample(100)}, {Name: "Empty"},
		{Name: "Cutoff", Data: sample(miniCutoff)}, {Name: "below", Data: sample(miniCutoff - 1)},
		{Name: "Storage"}, {Name: "inside", Data: sample(70), Inside: 6}, {Name: "twice", Data: sample(65)},
	}
	for _, size := range []int{512, 4096} {
		c, ok := openCompound(crypttest.Compound(size, streams...))
		if !ok {
			t.Fatalf("a file of sectors of %d bytes is not read", size)
		}
		for _, s := range streams {
			e, ok := c.find(s.Name)
			if want := s.Inside == 0 && s.Name != "Storage"; ok != want {
				t.Errorf("%s is found: %v, want %v", s.Name, ok, want)
				continue
			}
			if !ok {
				continue
			}
			got, ok := c.readStream(e)
			if !ok || !bytes.Equal(got, s.Data) {
				t.Errorf("%s in sectors of %d: %d bytes of %d, %v", s.Name, size, len(got), len(s.Data), ok)
			}
		}
	}
}

func TestLargeCompoundFile(t *testing.T) { // whose FAT is longer than its list in the header
	want := bytes.Repeat([]byte("0123456789"), 1<<20)
	c, ok := openCompound(crypttest.Compound(512, crypttest.Stream{Name: "Large", Data: want}))
	if !ok {
		t.Fatal("not read")
	}
	e, _ := c.find("large")
	if got, ok := c.readStream(e); !ok || !bytes.Equal(got, want) {
		t.Errorf("%d bytes of %d, %v", len(got), len(want), ok)
	}
	for _, list := range []uint32{0, uint32(len(c.data)/512 - 2), 0x7FFFFFFF, freeSector} { // it stands elsewhere
		bad := bytes.Clone(c.data)
		binary.LittleEndian.PutUint32(bad[68:], list)
		if c, ok := openCompound(bad); ok {
			e, _ := c.find("large")
			if got, ok := c.readStream(e); ok && !bytes.Equal(got, want) {
				t.Errorf("with the list in %d, another stream is read", list)
			}
		}
	}
}

func TestStreamsThatClaimToBeHuge(t *testing.T) {
	for _, size := range []int{512, 4096} {
		good := crypttest.Compound(size,
			crypttest.Stream{Name: "Long", Data: sample(20_000)},
			crypttest.Stream{Name: "Short", Data: []byte("short")})
		directory := bytes.Index(good, encodeUTF16("Root Entry"))
		for i := range 3 {
			for _, claim := range []uint64{1 << 31, 1 << 62, 1 << 63} {
				bad := bytes.Clone(good)
				binary.LittleEndian.PutUint64(bad[directory+i*entrySize+120:], claim)
				c, ok := openCompound(bad)
				if !ok {
					t.Fatal("not read")
				}
				before := allocated()
				for _, name := range []string{"Long", "Short"} {
					e, _ := c.find(name)
					c.readStream(e)
				}
				if got := allocated() - before; got > 1<<20 {
					t.Errorf("a claim of %d bytes took %d", claim, got)
				}
			}
		}
	}
}

func TestChain(t *testing.T) {
	table := []uint32{3, endOfChain, 0, 1, 5, 4, 99, freeSector, 8}
	for start, want := range map[uint32][]uint32{2: {2, 0, 3, 1}, 1: {1}, endOfChain: nil} {
		got, ok := chain(table, start)
		if diff := cmp.Diff(want, got); diff != "" || !ok {
			t.Errorf("from %d: %v, %s", start, ok, diff)
		}
	}
	for _, start := range []uint32{4, 6, 7, 8, 9, freeSector, 0xFFFFFFFD} {
		if got, ok := chain(table, start); ok {
			t.Errorf("the broken chain from %d is %v", start, got)
		}
	}
}

// TestBrokenCompoundFile changes each number of the header, and of the directory's first entries, to what leads astray.
func TestBrokenCompoundFile(t *testing.T) {
	good := crypttest.Compound(512,
		crypttest.Stream{Name: "Long", Data: sample(20_000)}, crypttest.Stream{Name: "Short", Data: sample(100)})
	c, ok := openCompound(good)
	if !ok {
		t.Fatal("the good file is not read")
	}
	long, _ := c.find("Long")
	want, _ := c.readStream(long)
	directory := bytes.Index(good, encodeUTF16("Root Entry"))
	offsets := []int{directory + 66, directory + 116, directory + 120}
	for at := 24; at < 96; at += 2 {
		offsets = append(offsets, at)
	}
	for i := range 3 {
		for _, at := range []int{66, 68, 72, 76, 116, 120} {
			offsets = append(offsets, directory+i*entrySize+at)
		}
	}
	for _, at := range offsets {
		for _, n := range []uint32{0, 1, 2, 41, 0x7FFFFFFF, 0xFFFFFFFA, endOfChain, freeSector} {
			t.Run(fmt.Sprintf("%d-%x", at, n), func(t *testing.T) {
				bad := bytes.Clone(good)
				binary.LittleEndian.PutUint32(bad[at:], n)
				c, ok := openCompound(bad)
				if !ok {
					return
				}
				for _, name := range []string{"Long", "Short"} {
					e, _ := c.find(name)
					if got, ok := c.readStream(e); ok && len(got) > len(bad) {
						t.Errorf("%s has %d bytes of the file's %d", name, len(got), len(bad))
					}
				}
			})
		}
	}
	for n := 8; n < len(good); n += 100 {
		c, ok := openCompound(good[:n])
		if !ok {
			continue
		}
		if e, found := c.find("Long"); found {
			if got, ok := c.readStream(e); ok && !bytes.Equal(got, want) {
				t.Errorf("cut off at %d, another stream is read", n)
			}
		}
	}
}

func TestHasStream(t *testing.T) {
	data := crypttest.Compound(512, crypttest.Stream{Name: "Storage"},
		crypttest.Stream{Name: "Inside", Data: sample(10), Inside: 1})
	for name, want := range map[string]bool{"Storage": true, "Inside": true, "Insid": false, "Inside2": false,
		"inside": false} {
		if got := HasStream(data, name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if !IsCompound(data) || IsCompound(data[1:]) || IsCompound(nil) {
		t.Error("a compound file is not told by how it begins")
	}
	binary.LittleEndian.PutUint32(data[48:], 99) // the directory stands elsewhere
	if _, ok := openCompound(data); ok || !HasStream(data, "Inside") {
		t.Error("the damaged file's streams are not known")
	}
}
