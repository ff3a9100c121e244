package opc

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io"
	"slices"
	"sync/atomic"
)

// An inflater unpacks the entries of one zip, counting what comes out.
type inflater struct {
	file  []byte
	total int
	over  int // bytes beyond maxRatio, of all parts
	tags  int
	lists int // bytes of relations and content types
}

// An unpacker is a decompressor with what it reads from. One takes 44 KB.
type unpacker struct {
	src   bytes.Reader
	flate io.ReadCloser
}

// spareUnpacker is one that is not in use, see spare.
var spareUnpacker atomic.Pointer[unpacker]

// takeUnpacker returns an unpacker that reads from raw.
func takeUnpacker(raw []byte) *unpacker {
	u := spareUnpacker.Swap(nil)
	if u == nil {
		u = &unpacker{}
		u.flate = flate.NewReader(&u.src)
	}
	u.src.Reset(raw)
	_ = u.flate.(flate.Resetter).Reset(&u.src, nil) // fails for no reader
	return u
}

func returnUnpacker(u *unpacker) {
	u.src.Reset(nil) // let go of what it read from
	spareUnpacker.Store(u)
}

// entry returns the part that f holds. What is decided on is the real size of the data on both sides, not the
// declared one.
func (in *inflater) entry(f *zip.File, name string) (entry, error) {
	fail := func(kind Kind, detail string) (entry, error) {
		return entry{}, &Error{Kind: kind, Part: name, Detail: detail, hint: hintOf(kind, name)}
	}
	if f.Flags&1 != 0 {
		return entry{}, &Error{
			Kind: UnknownEncryption, Part: name, Detail: "压缩包本身加了密码",
			hint: "先用压缩软件解压，再选其中的 .xlsx 或 .docx 文件",
		}
	}
	start, err := f.DataOffset()
	if err != nil || start < 0 || start > int64(len(in.file)) || f.CompressedSize64 > uint64(int64(len(in.file))-start) {
		return fail(Corrupt, "内容不完整")
	}
	end := start + int64(f.CompressedSize64)
	raw := in.file[start:end:end]

	data, left := raw, 0
	switch f.Method {
	case zip.Store:
	case zip.Deflate:
		limit := min(MaxPart, maxFree-in.over+maxRatio*len(raw), maxTotal-in.total)
		if data, left, err = inflate(raw, f.UncompressedSize64, limit); err != nil {
			return fail(Corrupt, "解压失败")
		}
	default:
		return fail(Corrupt, "压缩方法不支持")
	}

	in.total += len(data)
	in.over += max(0, len(data)-maxRatio*len(raw))
	switch {
	case len(data) > MaxPart:
		return fail(PartTooLarge, "")
	case in.over > maxFree:
		return fail(Ratio, "")
	case in.total > maxTotal:
		return fail(TotalTooLarge, "")
	case uint64(len(data)) != f.UncompressedSize64, left > 0:
		return fail(Corrupt, "大小与声明不符")
	}
	sum := crc32.ChecksumIEEE(data)
	return entry{
		Part:    Part{name, data[:len(data):len(data)]},
		packed:  &packed{method: f.Method, crc: sum, size: len(data), data: raw},
		damaged: sum != f.CRC32,
	}, nil
}

// inflate returns what raw unpacks to, and how many bytes of raw are left behind that. It stops soon after more than
// limit bytes, and returns those.
func inflate(raw []byte, declared uint64, limit int) (data []byte, left int, err error) {
	u := takeUnpacker(raw)
	defer returnUnpacker(u)
	data = make([]byte, 0, min(declared, uint64(limit), maxGuess+maxRatio*uint64(len(raw)))+1) // room to see the end
	for {
		n, err := u.flate.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, u.src.Len(), nil
		}
		if err != nil {
			return nil, 0, err
		}
		if len(data) > limit {
			return data, 0, nil
		}
		if len(data) == cap(data) { // as much as is claimed: there is more behind the claim now
			data = slices.Grow(data, max(1, int(min(declared, uint64(limit)))+1-len(data)))
		}
	}
}
