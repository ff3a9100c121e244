package picture

import (
	"bytes"
	"strconv"
	"strings"

	"nianbao/ooxml/xmlscan"
)

// isSVG reports whether a file looks like markup. Whether it is an SVG is seen when it is read.
func isSVG(data []byte) bool {
	head := bytes.TrimPrefix(data[:min(len(data), 256)], []byte("\xef\xbb\xbf"))
	for _, mark := range []string{"\xff\xfe", "\xfe\xff", "\x00"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	return bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("<"))
}

// Elements of an SVG that do something, move, or bring foreign content in.
var active = map[string]string{
	"script": "脚本", "handler": "脚本", "listener": "脚本", "foreignObject": "嵌入的网页内容",
	"iframe": "嵌入的网页内容", "object": "嵌入的网页内容",
	"embed": "嵌入的网页内容", "audio": "声音或视频", "video": "声音或视频", "animate": "动画",
	"animateColor": "动画", "animateMotion": "动画",
	"animateTransform": "动画", "set": "动画", "discard": "动画",
}

const (
	svgDepth = 256
	remedy   = "；请在绘图软件里另存为纯 SVG，或导出 PNG 再试"
	notSVG   = "不是合法的 SVG 图片" + remedy
)

// readSVG reads an SVG and refuses what is more than a drawing.
func readSVG(data []byte) (*image, string) {
	if bytes.Contains(bytes.ReplaceAll(data, []byte{0}, nil), []byte("<!DOCTYPE")) {
		return nil, "SVG 里有文档类型声明（DOCTYPE），不安全" + remedy
	}
	m := &image{data: data, mime: svgMime, ext: "svg"}
	s := xmlscan.New(data)
	style := 0 // how many style elements are open
	for {
		switch s.Next() {
		case xmlscan.None:
			if s.Err() != nil || m.width == 0 {
				return nil, notSVG
			}
			return m, ""
		case xmlscan.Start:
			if s.Depth() > svgDepth {
				return nil, notSVG
			}
			if s.Depth() == 1 {
				if fault := m.measure(s); fault != "" {
					return nil, fault
				}
			}
			if s.Name() == "style" {
				style++
			}
			if what := harmIn(s); what != "" {
				return nil, "SVG 里有" + what + "，不安全" + remedy
			}
		case xmlscan.End:
			if s.Name() == "style" {
				style--
			}
		case xmlscan.Text:
			if style > 0 && reachesOut(s.Text()) {
				return nil, "SVG 里有外部引用，不安全" + remedy
			}
		case xmlscan.Instruction:
			if !strings.HasPrefix(s.Text(), "xml ") {
				return nil, "SVG 里有处理指令，不安全" + remedy
			}
		}
	}
}

// harmIn names what an element or one of its attributes brings along that a drawing does not need.
func harmIn(s *xmlscan.Scanner) string {
	if what := active[s.Name()]; what != "" {
		return what
	}
	for full, value := range s.Attrs() {
		name := strings.ToLower(full[strings.IndexByte(full, ':')+1:])
		switch {
		case strings.HasPrefix(full, "xmlns"):
		case strings.HasPrefix(name, "on"):
			return "脚本"
		case (name == "href" || name == "src") && !isInside(value),
			full == "xml:base",
			isStyle(full) && reachesOut(value):
			return "外部引用"
		}
	}
	return ""
}

// isStyle reports whether an attribute may be read as a style. Others hold names and paths as people write them.
func isStyle(name string) bool {
	for _, begins := range []string{"data-", "aria-", "id", "class"} {
		if strings.HasPrefix(name, begins) {
			return false
		}
	}
	return strings.IndexByte(name, ':') < 0
}

// isInside reports whether a reference is to something in the same file: an element of it, or pixels that stand in the
// reference itself.
func isInside(reference string) bool {
	reference = strings.TrimSpace(reference)
	for _, begins := range []string{
		"#", "data:image/png;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,", "data:image/gif;base64,",
	} {
		if strings.HasPrefix(reference, begins) {
			return true
		}
	}
	return reference == ""
}

// reachesOut reports whether a style refers to something that is not in the file. Escaped letters, in which one could
// hide it, count as that.
func reachesOut(css string) bool {
	css = strings.ToLower(css)
	for _, word := range []string{`\`, "@import", "image-set(", "image(", "src(", "expression(", "javascript:"} {
		if strings.Contains(css, word) {
			return true
		}
	}
	for {
		_, rest, found := strings.Cut(css, "url(")
		if !found {
			return false
		}
		if !isInside(strings.TrimLeft(rest, " \t\r\n\"'")) || strings.HasPrefix(rest, ")") {
			return true
		}
		css = rest
	}
}

// measure takes the picture's proportions from the outermost element: from its width and height where they are lengths,
// else from its view box.
func (m *image) measure(s *xmlscan.Scanner) string {
	if s.Name() != "svg" {
		return "不是 PNG、JPEG 或 SVG 图片，而是网页或其他 XML 文件；请另存为 PNG 再试"
	}
	attr := func(name string) string { text, _ := s.Attr(name); return strings.TrimSpace(text) }
	width, ok1 := length(attr("width"))
	height, ok2 := length(attr("height"))
	if !ok1 || !ok2 {
		box := strings.FieldsFunc(attr("viewBox"), func(r rune) bool {
			return r == ' ' || r == ',' || r == '\t' || r == '\n'
		})
		if len(box) != 4 {
			return "SVG 没有写大小（width、height 或 viewBox）" + remedy
		}
		width, ok1 = length(box[2])
		height, ok2 = length(box[3])
	}
	if !ok1 || !ok2 || width/height > maxSide || height/width > maxSide {
		return "SVG 的大小不对" + remedy
	}
	const exact = 1_000_000 // counts the longer side: only the proportion is needed
	longer := max(width, height)
	m.width, m.height = max(int64(width/longer*exact), 1), max(int64(height/longer*exact), 1)
	return ""
}

// units are lengths in pixels of SVG.
var units = map[string]float64{
	"": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 960 / 25.4, "q": 24 / 25.4, "in": 96,
}

// length returns a length in pixels; false where it is none, or depends on what is around.
func length(text string) (float64, bool) {
	end := strings.LastIndexAny(text, "0123456789.") + 1
	unit, known := units[strings.ToLower(strings.TrimSpace(text[end:]))]
	n, err := strconv.ParseFloat(text[:end], 64)
	n *= unit
	return n, known && err == nil && n > 0.001 && n < 1e9
}
