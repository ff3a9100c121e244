package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	stdimage "image"
	"image/color"
	"image/png"
)

const pngHead = "\x89PNG\r\n\x1a\n"

// readPNG reads a PNG through its chunks, each of which has its checksum.
func readPNG(data []byte) (*image, string) {
	m := &image{data: data, mime: pngMime, ext: "png"}
	pixels := false
	for rest := data[len(pngHead):]; len(rest) >= 12; {
		size := int64(binary.BigEndian.Uint32(rest))
		if size > int64(len(rest)-12) {
			return nil, broken
		}
		kind, content := string(rest[4:8]), rest[8:8+size]
		if crc32.ChecksumIEEE(rest[4:8+size]) != binary.BigEndian.Uint32(rest[8+size:]) {
			return nil, broken
		}
		first := m.width == 0
		switch {
		case first != (kind == "IHDR"), first && size != 13:
			return nil, broken
		case first:
			m.width, m.height = int64(binary.BigEndian.Uint32(content)), int64(binary.BigEndian.Uint32(content[4:]))
			if m.width == 0 {
				return nil, broken
			}
		case kind == "IDAT":
			pixels = true
		case kind == "IEND" && pixels:
			return m, ""
		}
		rest = rest[12+size:]
	}
	return nil, broken
}

// longest is the longer side of a crossed box, in pixels.
const longest = 400

// crossed returns a grey box with a cross, in the proportions of a picture.
func crossed(width, height int64) *image {
	w, h := within(longest, longest, width, height)
	grey := color.Gray{Y: 0xA0}
	box := stdimage.NewGray(stdimage.Rect(0, 0, int(w), int(h)))
	for i := range box.Pix {
		box.Pix[i] = 0xFF
	}
	for i := range longest * 2 {
		x, y := i*int(w-1)/(longest*2-1), i*int(h-1)/(longest*2-1)
		for _, at := range [][2]int{{x, y}, {int(w) - 1 - x, y}, {x, 0}, {x, int(h) - 1}, {0, y}, {int(w) - 1, y}} {
			box.SetGray(at[0], at[1], grey)
		}
	}
	var out bytes.Buffer
	png.Encode(&out, box) // a bytes.Buffer takes everything
	return &image{data: out.Bytes(), mime: pngMime, ext: "png", width: w, height: h}
}
