package resource

import (
	"image"
	"image/color"
)

// samples is how many points across a pixel are asked, and as many down.
const samples = 4

// rasterise draws shapes one over the other into a picture of so many pixels; side is the drawing's, in grains.
func rasterise(shapes []shape, side, pixels int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, pixels, pixels))
	fine := pixels * samples
	boxes := make([]image.Rectangle, len(shapes))
	for i := range shapes {
		boxes[i] = shapes[i].box()
	}
	var near []*shape // of a pixel, the uppermost first
	for y := range pixels {
		for x := range pixels {
			pixel := image.Rect(x*side/pixels, y*side/pixels, (x+1)*side/pixels+1, (y+1)*side/pixels+1)
			near = near[:0]
			for j := len(shapes) - 1; j >= 0; j-- {
				if boxes[j].Overlaps(pixel) {
					near = append(near, &shapes[j])
				}
			}
			var red, green, blue, hit int
			for i := range samples * samples {
				px, py := x*samples+i%samples, y*samples+i/samples
				at := image.Pt((2*px+1)*side/(2*fine), (2*py+1)*side/(2*fine))
				for _, s := range near {
					if s.holds(at) {
						red, green, blue = red+int(s.colour.R), green+int(s.colour.G), blue+int(s.colour.B)
						hit++
						break
					}
				}
			}
			if hit > 0 {
				m.SetNRGBA(x, y, color.NRGBA{R: uint8(red / hit), G: uint8(green / hit), B: uint8(blue / hit),
					A: uint8(hit * 255 / (samples * samples))})
			}
		}
	}
	return m
}

// box is a rectangle in which all of a shape lies.
func (s *shape) box() image.Rectangle {
	if s.points == nil {
		return image.Rect(s.left, s.top, s.right+1, s.bottom+1)
	}
	box := image.Rectangle{Min: s.points[0], Max: s.points[0]}
	for _, p := range s.points {
		box.Min.X, box.Min.Y = min(box.Min.X, p.X), min(box.Min.Y, p.Y)
		box.Max.X, box.Max.Y = max(box.Max.X, p.X), max(box.Max.Y, p.Y)
	}
	return box.Inset(-s.width/2 - 1)
}

// holds reports whether a point is of a shape.
func (s *shape) holds(p image.Point) bool {
	if s.points == nil {
		// The nearest point of the rectangle within which corners' middles lie.
		x := min(max(p.X, s.left+s.radius), s.right-s.radius)
		y := min(max(p.Y, s.top+s.radius), s.bottom-s.radius)
		dx, dy := p.X-x, p.Y-y
		if s.radius == 0 {
			return dx == 0 && dy == 0
		}
		return dx*dx+dy*dy <= s.radius*s.radius
	}
	for i, to := range s.points[1:] {
		from := s.points[i]
		d, v := to.Sub(from), p.Sub(from)
		long := d.X*d.X + d.Y*d.Y
		along, across := v.X*d.X+v.Y*d.Y, v.X*d.Y-v.Y*d.X
		// across² / long is the distance from the line, squared; twice it is at most the width.
		if along >= 0 && along <= long && 4*across*across <= s.width*s.width*long {
			return true
		}
		if dx, dy := v.X, v.Y; i > 0 && 4*(dx*dx+dy*dy) <= s.width*s.width { // a round joint
			return true
		}
	}
	return false
}
