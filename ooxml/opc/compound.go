package opc

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// The parts of a compound file, [MS-CFB], and the numbers in its tables that stand for no sector.
const (
	headerSize = 512
	headerFATs = 109 // places in the header for the numbers of the FAT's sectors
	entrySize  = 128 // of the directory
	miniSector = 64
	miniCutoff = 4096 // shorter streams stand in the mini stream
	noSector   = 0xFFFFFFFF
	endOfChain = 0xFFFFFFFE
	maxRegular = 0xFFFFFFFA // the last number of a sector
	streamType = 2
)

// isCompound reports whether data is a compound file: the container of Office before 2007, and of every encrypted .xlsx and .docx.
func isCompound(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
}

// A compoundFile is streams, cut into sectors that tables chain. Nothing that is read from it is larger than its data, whatever
// they claim, and a chain that comes back to a sector is broken.
type compoundFile struct {
	data      []byte
	size      int // of a sector
	fat       []uint32
	directory []byte
}

// readCompound returns the compound file in data; false where its header, its tables or its directory are broken.
func readCompound(data []byte) (*compoundFile, bool) {
	if len(data) < headerSize {
		return nil, false
	}
	version, shift := binary.LittleEndian.Uint16(data[26:]), binary.LittleEndian.Uint16(data[30:])
	if (version != 3 || shift != 9) && (version != 4 || shift != 12) {
		return nil, false
	}
	c := &compoundFile{data: data, size: 1 << shift}
	c.readFAT()
	directory, ok := c.whole(c.header(48))
	c.directory = directory
	return c, ok
}

// header returns the number at an offset in the header.
func (c *compoundFile) header(at int) uint32 { return binary.LittleEndian.Uint32(c.data[at:]) }

// sector returns the bytes of a sector, fewer where the file ends in it, none where it ends before. The header takes the place of one.
func (c *compoundFile) sector(n uint32) []byte {
	return piece(c.data, (int64(n)+1)*int64(c.size), c.size)
}

// piece returns the size bytes of data at an offset, or those of them that there are.
func piece(data []byte, at int64, size int) []byte {
	at = min(at, int64(len(data)))
	return data[at:min(at+int64(size), int64(len(data)))]
}

// readFAT reads the table of the next sectors, as far as the file has sectors.
func (c *compoundFile) readFAT() {
	perSector := c.size / 4
	most := len(c.data)/c.size/perSector + 1
	sectors := numbers(c.data[headerSize-4*headerFATs : headerSize])
	for next := c.header(68); len(sectors) < most && next <= maxRegular; {
		more := numbers(c.sector(next))
		if len(more) < perSector {
			break
		}
		sectors, next = append(sectors, more[:perSector-1]...), more[perSector-1]
	}
	for _, n := range sectors[:min(most, len(sectors))] {
		table := numbers(c.sector(n))
		for len(table) < perSector {
			table = append(table, noSector)
		}
		c.fat = append(c.fat, table...)
	}
}

// numbers returns the numbers that data hold.
func numbers(data []byte) []uint32 {
	ns := make([]uint32, len(data)/4)
	for i := range ns {
		ns[i] = binary.LittleEndian.Uint32(data[4*i:])
	}
	return ns
}

// follow returns the chain of sectors from start on, as the table leads; false where it leads outside or in a circle.
func follow(table []uint32, start uint32) ([]uint32, bool) {
	var chain []uint32
	seen := make([]bool, len(table))
	for n := start; n != endOfChain; n = table[n] {
		if int64(n) >= int64(len(table)) || seen[n] {
			return nil, false
		}
		seen[n] = true
		chain = append(chain, n)
	}
	return chain, true
}

// gather returns the first size bytes of a chain of sectors, the first of which begins at base in data; false where they hold less.
func gather(chain []uint32, data []byte, base, sector, size int) ([]byte, bool) {
	out := make([]byte, 0, size)
	for _, n := range chain {
		want := min(sector, size-len(out))
		s := piece(data, int64(base)+int64(n)*int64(sector), want)
		if len(s) < want { // the file ends early
			return nil, false
		}
		out = append(out, s...)
	}
	return out, len(out) == size
}

// A compoundEntry is an entry of the directory: a stream, or a storage of entries.
type compoundEntry struct {
	kind               byte
	left, right, child uint32 // numbers of other entries
	start              uint32 // its first sector
	size               uint64 // in bytes
	name               string
}

// entry returns the directory's entry of a number; false where there is none.
func (c *compoundFile) entry(n uint32) (compoundEntry, bool) {
	raw := piece(c.directory, int64(n)*entrySize, entrySize)
	if len(raw) < entrySize {
		return compoundEntry{}, false
	}
	number := func(at int) uint32 { return binary.LittleEndian.Uint32(raw[at:]) }
	e := compoundEntry{raw[66], number(68), number(72), number(76), number(116), binary.LittleEndian.Uint64(raw[120:]), ""}
	if c.size == 512 {
		e.size &= 0xFFFFFFFF // the rest may be anything
	}
	name, _, _ := strings.Cut(string(decodeUTF16(raw[:64], binary.LittleEndian)), "\x00")
	e.name = name
	return e, true
}

// find returns the stream of a name that stands in the file's root; false where none does.
func (c *compoundFile) find(name string) (compoundEntry, bool) {
	root, _ := c.entry(0)
	todo := []uint32{root.child}
	seen := make(map[uint32]bool)
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		e, ok := c.entry(n)
		if !ok || seen[n] {
			continue
		}
		if e.kind == streamType && strings.EqualFold(e.name, name) {
			return e, true
		}
		seen[n] = true
		todo = append(todo, e.left, e.right)
	}
	return compoundEntry{}, false
}

// read returns a stream's bytes, which are the caller's; false where they are not all there.
func (c *compoundFile) read(e compoundEntry) ([]byte, bool) {
	if e.size > uint64(len(c.data)) {
		return nil, false
	}
	if e.size >= miniCutoff {
		return c.first(e.start, int(e.size))
	}
	root, _ := c.entry(0)
	if root.size > uint64(len(c.data)) {
		return nil, false
	}
	mini, ok1 := c.first(root.start, int(root.size))
	table, ok2 := c.whole(c.header(60))
	chain, ok3 := follow(numbers(table), e.start)
	if !ok1 || !ok2 || !ok3 {
		return nil, false
	}
	return gather(chain, mini, 0, miniSector, int(e.size))
}

// first returns the first size bytes of the chain of sectors from start on.
func (c *compoundFile) first(start uint32, size int) ([]byte, bool) {
	chain, ok := follow(c.fat, start)
	if !ok {
		return nil, false
	}
	return gather(chain, c.data, c.size, c.size, size)
}

// whole returns all bytes of the chain of sectors from start on.
func (c *compoundFile) whole(start uint32) ([]byte, bool) {
	chain, ok := follow(c.fat, start)
	if !ok {
		return nil, false
	}
	return gather(chain, c.data, c.size, c.size, len(chain)*c.size)
}
