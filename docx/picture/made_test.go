package picture

import (
	"bytes"
	"encoding/binary"
	stdimage "image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"nianbao/docx/drawing/drawingtest"
)

const pictureSpace = `<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`

// place is a picture of 3000 by 2000 EMU, by the attributes of its label and what its blip is.
func place(label, blip string) string {
	return `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3000" cy="2000"/><wp:docPr id="1" ` + label +
		`/><a:graphic>` + pictureSpace + body(blip) + `</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
}

func body(blip string) string {
	return `<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="a.png"/></pic:nvPicPr><pic:blipFill>` + blip +
		`<a:srcRect l="10"/><a:stretch><a:fillRect l="7"/></a:stretch></pic:blipFill><pic:spPr><a:xfrm rot="1">` +
		`<a:off x="0" y="0"/><a:ext cx="3000" cy="2000"/></a:xfrm></pic:spPr></pic:pic>`
}

// one is a document with a place.
func one(label string) drawingtest.Document {
	return drawingtest.Document{
		"document.xml":  place(label, `<a:blip r:embed="rId7"/>`),
		"document.xml:": drawingtest.Relation("rId7", "image", "media/image1.png"), "media/image1.png": "old",
	}
}

// marks are pixels with a colour of its own in each corner.
func marks(w, h int) *stdimage.RGBA {
	m := stdimage.NewRGBA(stdimage.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, color.RGBA{uint8(255 * (2 * x / w)), uint8(255 * (2 * y / h)), 0, 255})
		}
	}
	return m
}

func pngOf(t testing.TB, w, h int) []byte {
	var out bytes.Buffer
	if err := png.Encode(&out, marks(w, h)); err != nil {
		t.Fatalf("png.Encode: %v", err)
	}
	return out.Bytes()
}

func jpegOf(t testing.TB, m stdimage.Image) []byte {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatalf("jpeg.Encode: %v", err)
	}
	return out.Bytes()
}

// noted puts a camera's note of how it was held into a JPEG.
func noted(data []byte, order binary.AppendByteOrder, how uint16) []byte {
	tiff := []byte("II*\x00")
	if order.String() == "BigEndian" {
		tiff = []byte("MM\x00*")
	}
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	tiff = append(order.AppendUint16(order.AppendUint16(tiff, 0x0100), 3), make([]byte, 8)...)
	tiff = order.AppendUint32(order.AppendUint16(order.AppendUint16(tiff, 0x0112), 3), 1)
	tiff = order.AppendUint16(order.AppendUint16(tiff, how), 0)
	content := append([]byte("Exif\x00\x00"), tiff...)
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, exifSegment}, uint16(len(content)+2))
	return bytes.Join([][]byte{data[:2], segment, content, data[2:]}, nil)
}

const plainSVG = `<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="2cm"><rect width="9" height="9"/></svg>`
