package picture

import (
	"bytes"
	"fmt"
	"strings"
)

const (
	pngMime  = "image/png"
	jpegMime = "image/jpeg"
	svgMime  = "image/svg+xml"
)

const (
	maxFile = 20 << 20 // bytes
	maxSide = 20_000   // pixels
)

// An image is a picture that has been read.
type image struct {
	data          []byte
	mime, ext     string
	width, height int64 // in any unit: their proportion counts
	part          string
	fallback      *image // of an SVG
}

// raster returns what programs show that know no SVG.
func (m *image) raster() *image {
	if m.fallback != nil {
		return m.fallback
	}
	return m
}

// read reads a picture. The fault says in Chinese what is wrong with it and what to do.
func read(p Picture) (*image, string) {
	m, fault := readOne(p.Data)
	if fault != "" || m.mime != svgMime {
		return m, fault
	}
	if p.Fallback == nil {
		m.fallback = crossed(m.width, m.height)
		return m, ""
	}
	m.fallback, fault = readOne(p.Fallback)
	switch {
	case fault != "":
		return nil, "SVG 的替代图片：" + fault
	case m.fallback.mime == svgMime:
		return nil, "SVG 的替代图片应当是 PNG 或 JPEG"
	}
	return m, ""
}

func readOne(data []byte) (*image, string) {
	if len(data) > maxFile {
		return nil, fmt.Sprintf("图片有 %d MB，超过 %d MB；请缩小后再试", len(data)>>20, maxFile>>20)
	}
	var m *image
	var fault string
	switch {
	case bytes.HasPrefix(data, []byte(pngHead)):
		m, fault = readPNG(data)
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		m, fault = readJPEG(data)
	case isSVG(data):
		return readSVG(data)
	default:
		return nil, "不是 PNG、JPEG 或 SVG 图片" + guess(data) + "；请另存为 PNG 再试"
	}
	switch {
	case fault != "":
		return nil, fault
	case m.width <= 0 || m.height <= 0:
		return nil, broken
	case m.width > maxSide || m.height > maxSide:
		return nil, fmt.Sprintf("图片有 %d×%d 像素，每边最多 %d；请缩小后再试", m.width, m.height, maxSide)
	}
	return m, ""
}

const broken = "图片已损坏或不完整，请重新导出或另存后再试"

// guess names the format of a file by its first bytes.
func guess(data []byte) string {
	for _, known := range []struct{ head, name string }{
		{"GIF8", "GIF"}, {"BM", "BMP"}, {"II*\x00", "TIFF"}, {"MM\x00*", "TIFF"}, {"%PDF", "PDF"}, {"\x1f\x8b",
			"压缩的 SVG（.svgz）"}, {"8BPS", "PSD"},
	} {
		if bytes.HasPrefix(data, []byte(known.head)) {
			return "，而是 " + known.name
		}
	}
	switch {
	case len(data) == 0:
		return "，是空文件"
	case len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return "，而是 WebP"
	case len(data) > 12 && string(data[4:8]) == "ftyp" &&
		strings.Contains("heic heix mif1 msf1 avif", string(data[8:12])):
		return "，而是 HEIC 或 AVIF"
	}
	return ""
}
