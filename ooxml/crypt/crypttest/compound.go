package crypttest

import (
	"bytes"
	"encoding/binary"
)

// The parts of a compound file, and the numbers in its tables that stand for no sector. The words are those of
// [MS-CFB].
const (
	headerSize  = 512
	headerDIFAT = 109
	entrySize   = 128
	miniSector  = 64
	miniCutoff  = 4096
	freeSector  = 0xFFFFFFFF
	endOfChain  = 0xFFFFFFFE
	storageType = 1
	streamType  = 2
	rootType    = 5
)

// A Stream is one of a crafted compound file. One inside of another, as in a storage, is not in the root.
type Stream struct {
	Name   string
	Data   []byte
	Inside int // the number, from 1 on, of the entry that it is inside of; 0 is the root
}

// Compound returns a compound file of the streams, with sectors of 512 or 4096 bytes, the last of them first.
func Compound(size int, streams ...Stream) []byte {
	w := &sectorWriter{size: size}
	starts := make([]uint32, len(streams))
	var mini []byte
	var miniFAT []uint32
	for i, s := range streams {
		if len(s.Data) >= miniCutoff {
			starts[i] = w.chain(s.Data)
			continue
		}
		starts[i] = uint32(endOfChain)
		for at := 0; at < len(s.Data); at += miniSector {
			if at == 0 {
				starts[i] = uint32(len(miniFAT))
			}
			mini = append(mini, pad(section(s.Data, int64(at), miniSector), miniSector, 0)...)
			miniFAT = append(miniFAT, uint32(len(miniFAT)+1))
		}
		if len(s.Data) > 0 {
			miniFAT[len(miniFAT)-1] = endOfChain
		}
	}
	miniStart, miniFATStart := w.chain(mini), w.chain(littleEndian(miniFAT))
	directoryStart := uint32(len(w.sectors)) // needs the positions of all sectors, which needs its own size
	w.chain(make([]byte, (len(streams)+1)*entrySize))
	fats, listStart, lists := w.tables()

	directory := entryOf("Root Entry", rootType, size, w.position(miniStart), len(mini))
	for i, s := range streams {
		start := starts[i]
		if len(s.Data) >= miniCutoff {
			start = w.position(start)
		}
		directory = append(directory, entryOf(s.Name, streamType, size, start, len(s.Data))...)
	}
	link(directory, streams)
	for at := 0; at < len(directory); at += size {
		copy(w.sectors[int(directoryStart)+at/size], directory[at:])
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
	for at, v := range map[int]uint32{
		44: uint32(len(fats)), 48: w.position(directoryStart), 56: miniCutoff, 60: w.position(miniFATStart),
		64: uint32((4*len(miniFAT) + size - 1) / size), 68: listStart, 72: uint32(lists),
	} {
		binary.LittleEndian.PutUint32(header[at:], v)
	}
	copy(header[headerSize-4*headerDIFAT:], pad(littleEndian(fats[:min(len(fats), headerDIFAT)]), 4*headerDIFAT, 0xff))
	for i := range w.sectors {
		header = append(header, w.sectors[len(w.sectors)-1-i]...)
	}
	return header
}

// entryOf returns an entry of the directory without links.
func entryOf(name string, kind byte, sector int, start uint32, length int) []byte {
	e := make([]byte, entrySize)
	copy(e, encodeUTF16(name))
	binary.LittleEndian.PutUint16(e[64:], uint16(2*len([]rune(name))+2))
	e[66], e[67] = kind, 1
	copy(e[68:], littleEndian([]uint32{freeSector, freeSector, freeSector}))
	copy(e[116:], littleEndian([]uint32{start, uint32(length)}))
	if sector == 512 {
		binary.LittleEndian.PutUint32(e[124:], 0xA5A5A5A5) // means nothing
	}
	return e
}

// link hangs the entries on the last one of those in the same storage, from one to the next, and that one on the
// storage.
func link(directory []byte, streams []Stream) {
	last := make(map[int]uint32)
	for i, s := range streams {
		if before, ok := last[s.Inside]; ok {
			binary.LittleEndian.PutUint32(directory[(i+1)*entrySize+68:], before)
		}
		last[s.Inside] = uint32(i + 1)
	}
	for storage, child := range last {
		e := directory[storage*entrySize:]
		binary.LittleEndian.PutUint32(e[76:], child)
		if storage > 0 {
			e[66] = storageType
		}
	}
}

// A sectorWriter collects sectors and the table of the next ones.
type sectorWriter struct {
	size    int
	sectors [][]byte
	next    []uint32
	total   int // of sectors, once it is known
}

// chain adds data as a chain of sectors and returns the first.
func (w *sectorWriter) chain(data []byte) uint32 {
	if len(data) == 0 {
		return endOfChain
	}
	start := uint32(len(w.sectors))
	for at := 0; at < len(data); at += w.size {
		w.sectors = append(w.sectors, pad(section(data, int64(at), w.size), w.size, 0))
		w.next = append(w.next, uint32(len(w.sectors)))
	}
	w.next[len(w.next)-1] = endOfChain
	return start
}

// position returns where the sector n stands in the file.
func (w *sectorWriter) position(n uint32) uint32 {
	if n >= uint32(w.total) {
		return n
	}
	return uint32(w.total) - 1 - n
}

// tables adds the FAT, and the list of its sectors as far as the header has no room for it. It returns the positions
// of the FAT's sectors, and where the list begins and how many sectors it takes.
func (w *sectorWriter) tables() (difat []uint32, listStart uint32, lists int) {
	perSector, used, fats := w.size/4, len(w.sectors), 0
	for fats*perSector < used+fats+lists {
		fats++
		lists = (max(0, fats-headerDIFAT) + perSector - 2) / (perSector - 1)
	}
	w.total = used + fats + lists
	table := bytes.Repeat([]byte{0xff}, fats*w.size)
	for i, n := range w.next {
		binary.LittleEndian.PutUint32(table[4*w.position(uint32(i)):], w.position(n))
	}
	for i := range fats {
		difat = append(difat, w.position(uint32(used+i)))
		w.sectors = append(w.sectors, section(table, int64(i)*int64(w.size), w.size))
	}
	listStart = endOfChain
	for i := range lists {
		at := uint32(len(w.sectors))
		if i == 0 {
			listStart = w.position(at)
		}
		after := uint32(endOfChain)
		if i+1 < lists {
			after = w.position(at + 1)
		}
		listed := littleEndian(difat[headerDIFAT:])
		part := pad(section(listed, int64(i)*int64(w.size-4), w.size-4), w.size-4, 0xff)
		w.sectors = append(w.sectors, append(part, littleEndian([]uint32{after})...))
	}
	return difat, listStart, lists
}

// section returns the size bytes of data at an offset, or those of them that there are.
func section(data []byte, at int64, size int) []byte {
	at = min(at, int64(len(data)))
	return data[at:min(at+int64(size), int64(len(data)))]
}

func pad(data []byte, size int, fill byte) []byte {
	return append(bytes.Clone(data), bytes.Repeat([]byte{fill}, size-len(data))...)
}

func littleEndian(ns []uint32) []byte {
	var b []byte
	for _, n := range ns {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return b
}
