package crypt

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// The parts of a compound file, and the numbers in its tables that stand for no sector. The words are those of
// [MS-CFB].
const (
	headerSize  = 512
	headerDIFAT = 109 // how many the header holds of the numbers of the FAT's sectors
	entrySize   = 128 // of the directory
	miniSector  = 64
	miniCutoff  = 4096 // shorter streams stand in the mini stream
	freeSector  = 0xFFFFFFFF
	endOfChain  = 0xFFFFFFFE
	maxRegular  = 0xFFFFFFFA // the last number of a sector
	streamType  = 2
)

// IsCompound reports whether data is a compound file: the container of Office before 2007, and of every encrypted
// .xlsx and .docx.
func IsCompound(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
}

// HasStream reports whether a compound file's directory seems to name a stream, in the root or in a storage.
// Directory entries are 128 bytes, so aligned, and begin with the name in UTF-16, which ends in a zero. To say what a
// file is, that suffices without following the chains of sectors, and it works for a damaged file, too.
func HasStream(data []byte, name string) bool {
	wide := encodeUTF16(name + "\x00")
	for at := headerSize; at+entrySize <= len(data); at += entrySize {
		if bytes.HasPrefix(data[at:], wide) {
			return true
		}
	}
	return false
}

// IsWhole reports whether a compound file's tables and its directory can be followed. What is cut off has them no more,
// as they mostly stand at the end.
func IsWhole(data []byte) bool {
	_, ok := openCompound(data)
	return ok
}

// IsInRoot reports whether a stream of a name, in any case, stands in a compound file's root.
func IsInRoot(data []byte, name string) bool {
	c, ok := openCompound(data)
	if !ok {
		return false
	}
	_, ok = c.find(name)
	return ok
}

// Stream returns the bytes of a stream in a compound file's root, which are the caller's; false where there is none, or
// not all of it. The names of streams differ in more than case.
func Stream(data []byte, name string) ([]byte, bool) {
	c, ok := openCompound(data)
	if !ok {
		return nil, false
	}
	entry, ok := c.find(name)
	if !ok {
		return nil, false
	}
	return c.readStream(entry)
}

// A compoundFile is streams, cut into sectors that the FAT chains. Nothing that is read from it is larger than its
// data, whatever the tables claim, and a chain that comes back to a sector is broken.
type compoundFile struct {
	data       []byte
	sectorSize int
	fat        []uint32
	directory  []byte
}

// openCompound returns the compound file in data; false where its header, its tables or its directory are broken.
func openCompound(data []byte) (*compoundFile, bool) {
	if len(data) < headerSize {
		return nil, false
	}
	version, shift := binary.LittleEndian.Uint16(data[26:]), binary.LittleEndian.Uint16(data[30:])
	if (version != 3 || shift != 9) && (version != 4 || shift != 12) {
		return nil, false
	}
	c := &compoundFile{data: data, sectorSize: 1 << shift}
	c.readFAT()
	directory, ok := c.readWhole(c.header(48))
	c.directory = directory
	return c, ok
}

func (c *compoundFile) header(at int) uint32 { return binary.LittleEndian.Uint32(c.data[at:]) }

// sector returns the bytes of a sector, fewer where the file ends in it, none where it ends before. The header takes
// the place of one.
func (c *compoundFile) sector(n uint32) []byte {
	return section(c.data, (int64(n)+1)*int64(c.sectorSize), c.sectorSize)
}

// section returns the size bytes of data at an offset, or those of them that there are.
func section(data []byte, at int64, size int) []byte {
	at = min(at, int64(len(data)))
	return data[at:min(at+int64(size), int64(len(data)))]
}

// readFAT reads the table of the next sectors, as far as the file has sectors. Where its own sectors are, the DIFAT
// says.
func (c *compoundFile) readFAT() {
	perSector := c.sectorSize / 4
	most := len(c.data)/c.sectorSize/perSector + 1
	difat := uint32s(c.data[headerSize-4*headerDIFAT : headerSize])
	for next := c.header(68); len(difat) < most && next <= maxRegular; {
		more := uint32s(c.sector(next))
		if len(more) < perSector {
			break
		}
		difat, next = append(difat, more[:perSector-1]...), more[perSector-1]
	}
	for _, n := range difat[:min(most, len(difat))] {
		table := uint32s(c.sector(n))
		for len(table) < perSector {
			table = append(table, freeSector)
		}
		c.fat = append(c.fat, table...)
	}
}

func uint32s(data []byte) []uint32 {
	ns := make([]uint32, len(data)/4)
	for i := range ns {
		ns[i] = binary.LittleEndian.Uint32(data[4*i:])
	}
	return ns
}

// chain returns the sectors from start on, as a FAT leads; false where it leads outside or in a circle.
func chain(fat []uint32, start uint32) ([]uint32, bool) {
	var sectors []uint32
	seen := make([]bool, len(fat))
	for n := start; n != endOfChain; n = fat[n] {
		if int64(n) >= int64(len(fat)) || seen[n] {
			return nil, false
		}
		seen[n] = true
		sectors = append(sectors, n)
	}
	return sectors, true
}

// readChain returns the first size bytes of a chain of sectors, the first of which begins at base in data; false
// where they hold less.
func readChain(sectors []uint32, data []byte, base, sectorSize, size int) ([]byte, bool) {
	out := make([]byte, 0, size)
	for _, n := range sectors {
		want := min(sectorSize, size-len(out))
		s := section(data, int64(base)+int64(n)*int64(sectorSize), want)
		if len(s) < want { // the file ends early
			return nil, false
		}
		out = append(out, s...)
	}
	return out, len(out) == size
}

// A directoryEntry is a stream, or a storage of entries.
type directoryEntry struct {
	objectType         byte
	left, right, child uint32 // numbers of other entries
	start              uint32 // its first sector
	size               uint64 // in bytes
	name               string
}

// entry returns the directory's entry of a number; false where there is none.
func (c *compoundFile) entry(n uint32) (directoryEntry, bool) {
	raw := section(c.directory, int64(n)*entrySize, entrySize)
	if len(raw) < entrySize {
		return directoryEntry{}, false
	}
	number := func(at int) uint32 { return binary.LittleEndian.Uint32(raw[at:]) }
	e := directoryEntry{
		objectType: raw[66],
		left:       number(68),
		right:      number(72),
		child:      number(76),
		start:      number(116),
		size:       binary.LittleEndian.Uint64(raw[120:]),
	}
	if c.sectorSize == 512 {
		e.size &= 0xFFFFFFFF // the rest may be anything
	}
	e.name, _, _ = strings.Cut(decodeUTF16(raw[:64]), "\x00")
	return e, true
}

// find returns the stream of a name that stands in the file's root; false where none does.
func (c *compoundFile) find(name string) (directoryEntry, bool) {
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
		if e.objectType == streamType && strings.EqualFold(e.name, name) {
			return e, true
		}
		seen[n] = true
		todo = append(todo, e.left, e.right)
	}
	return directoryEntry{}, false
}

// readStream returns a stream's bytes, which are the caller's; false where they are not all there.
func (c *compoundFile) readStream(e directoryEntry) ([]byte, bool) {
	if e.size > uint64(len(c.data)) {
		return nil, false
	}
	if e.size >= miniCutoff {
		return c.readStart(e.start, int(e.size))
	}
	root, _ := c.entry(0)
	if root.size > uint64(len(c.data)) {
		return nil, false
	}
	mini, ok1 := c.readStart(root.start, int(root.size))
	miniFAT, ok2 := c.readWhole(c.header(60))
	sectors, ok3 := chain(uint32s(miniFAT), e.start)
	if !ok1 || !ok2 || !ok3 {
		return nil, false
	}
	return readChain(sectors, mini, 0, miniSector, int(e.size))
}

// readStart returns the first size bytes of the chain of sectors from start on.
func (c *compoundFile) readStart(start uint32, size int) ([]byte, bool) {
	sectors, ok := chain(c.fat, start)
	if !ok {
		return nil, false
	}
	return readChain(sectors, c.data, c.sectorSize, c.sectorSize, size)
}

// readWhole returns all bytes of the chain of sectors from start on.
func (c *compoundFile) readWhole(start uint32) ([]byte, bool) {
	sectors, ok := chain(c.fat, start)
	if !ok {
		return nil, false
	}
	return readChain(sectors, c.data, c.sectorSize, c.sectorSize, len(sectors)*c.sectorSize)
}
