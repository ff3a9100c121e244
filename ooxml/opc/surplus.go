package opc

import (
	"bytes"
	"encoding/binary"
	"strconv"
)

// A zip is read from its end: a directory says where its entries begin. What stands before the first entry and behind
// the end no reader of a directory sees, but others do. Two zips in one file are two workbooks, and which one a program
// shows is its own choice; so such a file is refused. Anything else is told of.

const (
	endSignature       = "PK\x05\x06"
	end64Signature     = "PK\x06\x06"
	locatorSignature   = "PK\x06\x07"
	entrySignature     = "PK\x01\x02"
	localSignature     = "PK\x03\x04"
	endLength          = 22
	locatorLength      = 20
	directoryEntrySize = 46
)

// surplus returns what stands before the first entry of the zip in data and behind its end. Where its directory cannot
// be followed, which package archive/zip tells, there is nothing.
func surplus(data []byte) (before, behind []byte) {
	end := bytes.LastIndex(data, []byte(endSignature))
	for end >= 0 && (len(data)-end < endLength || end+endLength+commentLength(data[end:]) > len(data)) {
		end = bytes.LastIndex(data[:end], []byte(endSignature))
	}
	if end < 0 {
		return nil, nil
	}
	behind = data[end+endLength+commentLength(data[end:]):]
	size, offset := uint64(binary.LittleEndian.Uint32(data[end+12:])), uint64(binary.LittleEndian.Uint32(data[end+16:]))
	stop := end
	if at := end - locatorLength; at >= 0 && bytes.HasPrefix(data[at:], []byte(locatorSignature)) {
		if record := bytes.LastIndex(data[:at], []byte(end64Signature)); record >= 0 && at-record >= 56 {
			size, offset = binary.LittleEndian.Uint64(data[record+40:]), binary.LittleEndian.Uint64(data[record+48:])
			stop = record
		}
	}
	if size > uint64(stop) || offset > uint64(stop)-size {
		return nil, behind
	}
	start := stop - int(size)
	return data[:firstEntry(data[start:stop], start, start-int(offset))], behind
}

func commentLength(end []byte) int { return int(binary.LittleEndian.Uint16(end[20:])) }

// firstEntry returns where the first entry of a directory begins; start is where the directory does, which is the
// answer for an empty one. Offsets are counted from base.
func firstEntry(directory []byte, start, base int) int {
	first := start
	for len(directory) >= directoryEntrySize && bytes.HasPrefix(directory, []byte(entrySignature)) {
		if at := int64(base) + int64(binary.LittleEndian.Uint32(directory[42:])); at < int64(first) {
			first = int(max(at, 0))
		}
		length := directoryEntrySize
		for _, field := range []int{28, 30, 32} { // name, extra, comment
			length += int(binary.LittleEndian.Uint16(directory[field:]))
		}
		directory = directory[min(length, len(directory)):]
	}
	return first
}

// checkSurplus returns an *Error of Corrupt for a file that holds a second zip, and tells of anything else that stands
// beside the zip.
func (p *Package) checkSurplus(data []byte) error {
	before, behind := surplus(data)
	for _, rest := range []struct {
		data  []byte
		where string
	}{{before, "开头"}, {behind, "末尾"}} {
		if len(rest.data) == 0 {
			continue
		}
		for _, mark := range []string{endSignature, localSignature} {
			if bytes.Contains(rest.data, []byte(mark)) {
				return &Error{Kind: TwoFiles, hint: hintResend}
			}
		}
		p.remarks = append(p.remarks, "文件"+rest.where+"有 "+strconv.Itoa(len(rest.data))+" 字节不属于它的内容，没有理会")
	}
	return nil
}
