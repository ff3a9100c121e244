package opc

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A stored is a stream of a crafted compound file. One inside of another, as in a storage, is not in the root.
type stored struct {
	name   string
	data   []byte
	inside int // the number, from 1 on, of the entry that it is inside of; 0 is the root
}

// compoundOf returns a compound file of the streams, with sectors of 512 or 4096 bytes, the last of them first.
func compoundOf(size int, streams ...stored) []byte {
	var sectors [][]byte
	var next []uint32
	chain := func(data []byte) (start uint32) {
		start = endOfChain
		for at := 0; at < len(data); at += size {
			if at == 0 {
				start = uint32(len(sectors))
			}
			sectors = append(sectors, pad(data[at:min(at+size, len(data))], size, 0))
			next = append(next, uint32(len(sectors)))
		}
		if len(data) > 0 {
			next[len(next)-1] = endOfChain
		}
		return start
	}

	var mini, directory []byte
	var miniFAT []uint32
	starts := make([]uint32, len(streams))
	for i, s := range streams {
		if len(s.data) >= miniCutoff {
			starts[i] = chain(s.data)
			continue
		}
		starts[i] = uint32(len(miniFAT))
		for at := 0; at < len(s.data); at += miniSector {
			mini = append(mini, pad(s.data[at:min(at+miniSector, len(s.data))], miniSector, 0)...)
			miniFAT = append(miniFAT, uint32(len(miniFAT)+1))
		}
		if len(s.data) == 0 {
			starts[i] = endOfChain
		} else {
			miniFAT[len(miniFAT)-1] = endOfChain
		}
	}
	miniStart, miniFATStart := chain(mini), chain(words(miniFAT))

	children := map[int][]int{}
	for i, s := range streams {
		children[s.inside] = append(children[s.inside], i+1)
	}
	for i := range len(streams) + 1 {
		e := make([]byte, entrySize)
		s, kind, start, length := stored{name: "Root Entry"}, byte(5), miniStart, len(mini)
		if i > 0 {
			s, kind, start, length = streams[i-1], streamType, starts[i-1], len(streams[i-1].data)
		}
		copy(e, encodeUTF16(s.name))
		binary.LittleEndian.PutUint16(e[64:], uint16(2*len([]rune(s.name))+2))
		left, right, child := uint32(noSector), uint32(noSector), uint32(noSector)
		if c := children[i]; len(c) > 0 {
			child = uint32(c[len(c)-1])
			kind = max(kind&^streamType, 1)
		}
		for n, sibling := range children[s.inside] { // the siblings hang on the last of them, from one to the next
			if sibling == i && n > 0 {
				left = uint32(children[s.inside][n-1])
			}
		}
		e[66], e[67] = kind, 1
		copy(e[68:], words([]uint32{left, right, child}))
		binary.LittleEndian.PutUint32(e[116:], start)
		binary.LittleEndian.PutUint32(e[120:], uint32(length))
		if size == 512 {
			binary.LittleEndian.PutUint32(e[124:], 0xA5A5A5A5) // means nothing
		}
		directory = append(directory, e...)
	}
	directoryStart := chain(directory)

	// The FAT also tells of its own sectors, and of those of the list of them beyond the header's.
	perSector := size / 4
	fats, lists := 0, 0
	for fats*perSector < len(sectors)+fats+lists {
		fats++
		lists = (max(0, fats-headerFATs) + perSector - 2) / (perSector - 1)
	}
	total := uint32(len(sectors) + fats + lists)
	place := func(n uint32) uint32 {
		if n >= total {
			return n
		}
		return total - 1 - n
	}
	fatNumbers := make([]uint32, fats)
	for i := range fatNumbers {
		fatNumbers[i] = place(uint32(len(sectors) + i))
	}
	table := bytes.Repeat([]byte{0xff}, fats*size)
	for i, n := range next {
		binary.LittleEndian.PutUint32(table[4*place(uint32(i)):], place(n))
	}
	inHeader, listed := fatNumbers[:min(fats, headerFATs)], fatNumbers[min(fats, headerFATs):]
	for at := 0; at < len(table); at += size {
		sectors = append(sectors, table[at:at+size])
	}
	listStart := uint32(endOfChain)
	if lists > 0 {
		listStart = place(uint32(len(sectors)))
	}
	for i := range lists {
		part := listed[i*(perSector-1) : min((i+1)*(perSector-1), len(listed))]
		following := uint32(endOfChain)
		if i+1 < lists {
			following = place(uint32(len(sectors) + 1))
		}
		sectors = append(sectors, append(pad(words(part), size-4, 0xff), words([]uint32{following})...))
	}

	header := make([]byte, size)
	copy(header, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	version, shift := uint16(3), uint16(9)
	if size == 4096 {
		version, shift = 4, 12
	}
	for at, v := range map[int]uint16{24: 0x3e, 26: version, 28: 0xfffe, 30: shift, 32: 6} {
		binary.LittleEndian.PutUint16(header[at:], v)
	}
	for at, v := range map[int]uint32{44: uint32(fats), 48: place(directoryStart), 56: miniCutoff, 60: place(miniFATStart),
		64: uint32((4*len(miniFAT) + size - 1) / size), 68: listStart, 72: uint32(lists)} {
		binary.LittleEndian.PutUint32(header[at:], v)
	}
	copy(header[headerSize-4*headerFATs:], pad(words(inHeader), 4*headerFATs, 0xff))
	// The directory's root entry and the streams' tell starts that the reversal moves.
	for i := range len(streams) + 1 {
		e := directory[i*entrySize:]
		if i == 0 || len(streams[i-1].data) >= miniCutoff {
			binary.LittleEndian.PutUint32(e[116:], place(binary.LittleEndian.Uint32(e[116:])))
		}
	}
	for at := 0; at < len(directory); at += size {
		copy(sectors[int(directoryStart)+at/size], directory[at:])
	}
	out := header
	for i := range sectors {
		out = append(out, sectors[len(sectors)-1-i]...)
	}
	return out
}

func pad(data []byte, size int, fill byte) []byte {
	return append(bytes.Clone(data), bytes.Repeat([]byte{fill}, size-len(data))...)
}

func words(ns []uint32) []byte {
	var b []byte
	for _, n := range ns {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return b
}

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
