package resource

import (
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"strconv"
	"strings"
)

// grain is how many steps a unit of the drawing is parted into. All that is drawn is counted in whole steps, never in
// fractions, whose last bits differ between processors: the same drawing makes the same bytes everywhere.
const grain = 256

// A shape is a rectangle with round corners, or a line with a width. Lengths are in grains.
type shape struct {
	colour        color.NRGBA
	points        []image.Point // of a line
	width         int           // of a line
	left, top     int           // of a rectangle
	right, bottom int
	radius        int
}

// ErrDrawing is returned for a drawing of which some part would be left out.
var ErrDrawing = errors.New("the drawing uses more of SVG than is understood")

// Draw returns square pictures of an SVG drawing, in sizes of so many pixels. Of SVG it knows what the icon of the local
// page is made of: rect with fill and rx; path of M, h and l with stroke, without joints that are sharper than round.
func Draw(svg []byte, sizes ...int) ([]image.Image, error) {
	var d drawing
	if err := xml.Unmarshal(svg, &d); err != nil {
		return nil, err
	}
	var side int
	_, err := fmt.Sscanf(d.Box, "0 0 %d", &side)
	if err != nil || side <= 0 || side > maxUnits || d.Box != fmt.Sprintf("0 0 %d %d", side, side) {
		return nil, fmt.Errorf("%w: viewBox %q", ErrDrawing, d.Box)
	}
	var shapes []shape
	for _, p := range d.Parts {
		s, err := p.shapes()
		if err != nil {
			return nil, err
		}
		shapes = append(shapes, s...)
	}
	var list []image.Image
	for _, size := range sizes {
		list = append(list, rasterise(shapes, side*grain, size))
	}
	return list, nil
}

type drawing struct {
	Box   string    `xml:"viewBox,attr"`
	Parts []element `xml:",any"`
}

type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Inner   []element  `xml:",any"`
}

// shapes returns what an element draws.
func (e element) shapes() ([]shape, error) {
	known := map[string]string{}
	for _, a := range e.Attrs {
		known[a.Name.Local] = a.Value
	}
	take := func(name string) string {
		v := known[name]
		delete(known, name)
		return v
	}
	var list []shape
	var err error
	switch e.XMLName.Local {
	case "rect":
		s := shape{}
		var wide, high int
		err = errors.Join(length(take("x"), &s.left), length(take("y"), &s.top), length(take("width"), &wide),
			length(take("height"), &high), length(take("rx"), &s.radius), colour(take("fill"), &s.colour))
		s.right, s.bottom = s.left+wide, s.top+high
		list = []shape{s}
	case "path":
		s := shape{}
		err = errors.Join(length(take("stroke-width"), &s.width), colour(take("stroke"), &s.colour))
		lines, bad := lines(take("d"))
		fill := take("fill")
		if err = errors.Join(err, bad); fill != "none" && fill != "" {
			err = fmt.Errorf("%w: a path filled with %s", ErrDrawing, fill)
		}
		for _, points := range lines {
			if s.points = points; fill == "" && len(points) > 2 {
				err = fmt.Errorf("%w: a path of more than a line is filled", ErrDrawing)
			}
			list = append(list, s)
		}
	default:
		err = fmt.Errorf("%w: <%s>", ErrDrawing, e.XMLName.Local)
	}
	if err == nil && len(known)+len(e.Inner) > 0 {
		err = fmt.Errorf("%w: <%s> has %v", ErrDrawing, e.XMLName.Local, known)
	}
	return list, err
}

// lines reads a path's data: M, h, v and l, with numbers between them.
func lines(data string) ([][]image.Point, error) {
	var list [][]image.Point
	var at image.Point
	for data = strings.TrimSpace(data); data != ""; {
		letter := data[0]
		end := strings.IndexAny(data[1:], "MhlvLHVCcSsQqTtAaZz")
		if end < 0 {
			end = len(data) - 1
		}
		var numbers []int
		for _, f := range strings.FieldsFunc(strings.ReplaceAll(data[1:1+end], "-", " -"), isGap) {
			var n int
			if err := length(f, &n); err != nil {
				return nil, err
			}
			numbers = append(numbers, n)
		}
		data = data[1+end:]
		step := map[byte]int{'M': 2, 'h': 1, 'v': 1, 'l': 2}[letter]
		if step == 0 || len(numbers) == 0 || len(numbers)%step != 0 || letter == 'M' && len(numbers) != 2 ||
			letter != 'M' && len(list) == 0 {
			return nil, fmt.Errorf("%w: %q in a path", ErrDrawing, letter)
		}
		for ; len(numbers) > 0; numbers = numbers[step:] {
			switch letter {
			case 'M':
				at = image.Pt(numbers[0], numbers[1])
				list = append(list, nil)
			case 'h':
				at.X += numbers[0]
			case 'v':
				at.Y += numbers[0]
			case 'l':
				at = at.Add(image.Pt(numbers[0], numbers[1]))
			}
			list[len(list)-1] = append(list[len(list)-1], at)
		}
	}
	return list, nil
}

func isGap(r rune) bool { return r == ' ' || r == ',' || r == '\n' }

// maxUnits is how long anything may be, so that products of four lengths in grains stay whole numbers of 64 bits.
const maxUnits = 64

// length reads a number of whole units.
func length(text string, grains *int) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < -maxUnits || n > maxUnits {
		return fmt.Errorf("%w: length %q", ErrDrawing, text)
	}
	*grains = n * grain
	return nil
}

// colour reads #rgb and #rrggbb.
func colour(text string, c *color.NRGBA) error {
	if len(text) == 4 {
		text = "#" + strings.Repeat(text[1:2], 2) + strings.Repeat(text[2:3], 2) + strings.Repeat(text[3:4], 2)
	}
	n, err := strconv.ParseUint(strings.TrimPrefix(text, "#"), 16, 32)
	if err != nil || len(text) != 7 {
		return fmt.Errorf("%w: colour %q", ErrDrawing, text)
	}
	*c = color.NRGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 255}
	return nil
}
