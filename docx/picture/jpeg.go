package picture

import (
	"bytes"
	"encoding/binary"
	stdimage "image"
	"image/draw"
	"image/jpeg"
)

// The markers of a JPEG's segments.
const (
	startOfScan = 0xDA
	endOfImage  = 0xD9
	exifSegment = 0xE1
)

// readJPEG reads a JPEG through its segments, and turns it as the camera noted.
func readJPEG(data []byte) (*image, string) {
	m := &image{data: data, mime: jpegMime, ext: "jpeg"}
	turned, scans := 1, 0
	for at := segmentAt(data, 2); ; at = segmentAt(data, at) {
		if at+4 > len(data) {
			if scans == 0 || at+2 > len(data) || data[at+1] != endOfImage {
				return nil, broken
			}
			break
		}
		marker, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == endOfImage && scans > 0 {
			break
		}
		if size < 2 || at+2+size > len(data) {
			return nil, broken
		}
		content := data[at+4 : at+2+size]
		at += 2 + size
		switch {
		case isFrame(marker):
			if m.width != 0 || len(content) < 6 {
				return nil, broken
			}
			m.height, m.width = int64(binary.BigEndian.Uint16(content[1:])), int64(binary.BigEndian.Uint16(content[3:]))
		case marker == exifSegment && turned == 1:
			turned = orientation(content)
		case marker == startOfScan:
			scans++
		}
	}
	if turned == 1 || m.width == 0 || m.height == 0 {
		return m, ""
	}
	return m.turn(turned)
}

// segmentAt returns where the next segment begins from an offset on. What lies between two is pixels.
func segmentAt(data []byte, at int) int {
	for ; at+1 < len(data); at++ {
		if next := data[at+1]; data[at] == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7) {
			return at
		}
	}
	return len(data)
}

// isFrame reports whether a segment tells the picture's size.
func isFrame(marker byte) bool {
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
}

// orientation returns how a camera was held, as its note (Exif) says: 1 to 8, 1 where it says nothing.
func orientation(exif []byte) int {
	const tag, short = 0x0112, 3
	tiff, ok := bytes.CutPrefix(exif, []byte("Exif\x00\x00"))
	if !ok || len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder
	switch string(tiff[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 1
	}
	from := int64(order.Uint32(tiff[4:]))
	if from+2 > int64(len(tiff)) {
		return 1
	}
	entries := tiff[from+2:]
	for range order.Uint16(tiff[from:]) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short {
			if n := int(order.Uint16(entries[8:])); n >= 1 && n <= 8 {
				return n
			}
		}
		entries = entries[12:]
	}
	return 1
}

// maxTurned is how many pixels are turned at the most: the unpacked picture takes eight bytes for each.
const maxTurned = 40_000_000

// quality is that of a turned photograph. It loses nothing that a printout shows.
const quality = 95

// turn returns the photograph upright. Its notes (place, time, camera) do not come along.
func (m *image) turn(how int) (*image, string) {
	if m.width*m.height > maxTurned {
		return nil, "照片是横着或倒着拍的，而且太大；请在看图软件里转正、缩小后另存再试"
	}
	from, err := jpeg.Decode(bytes.NewReader(m.data))
	if err != nil {
		return nil, broken
	}
	bounds := from.Bounds()
	flat := stdimage.NewRGBA(stdimage.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	draw.Draw(flat, flat.Bounds(), from, bounds.Min, draw.Src)
	var out bytes.Buffer
	up := upright(flat, how)
	if err := jpeg.Encode(&out, up, &jpeg.Options{Quality: quality}); err != nil {
		return nil, broken
	}
	size := up.Bounds().Size()
	return &image{data: out.Bytes(), mime: jpegMime, ext: "jpeg", width: int64(size.X), height: int64(size.Y)}, ""
}

// upright returns the pixels in the order in which they are to be seen. The ways to hold a camera from 5 on have the
// rows of pixels standing.
func upright(from *stdimage.RGBA, how int) *stdimage.RGBA {
	w, h := from.Rect.Dx(), from.Rect.Dy()
	size := stdimage.Rect(0, 0, w, h)
	if how >= 5 {
		size = stdimage.Rect(0, 0, h, w)
	}
	to := stdimage.NewRGBA(size)
	for y := range size.Dy() {
		for x := range size.Dx() {
			sx, sy := x, y
			if how >= 5 {
				sx, sy = y, x
			}
			if how == 2 || how == 3 || how == 7 || how == 8 {
				sx = w - 1 - sx
			}
			if how == 3 || how == 4 || how == 6 || how == 7 {
				sy = h - 1 - sy
			}
			copy(to.Pix[to.PixOffset(x, y):][:4], from.Pix[from.PixOffset(sx, sy):][:4])
		}
	}
	return to
}
