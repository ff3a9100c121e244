package html

import (
	"fmt"
	"strings"

	"nianbao/grid"
)

// A style is a way in which agencies publish their reports: what a reader must cope with beside what Write writes.
type style struct {
	name  string
	line  func(text string) string
	cell  func(c *grid.Cell, text string) string
	row   func(cells string) string
	table func(rows []string, head int) string
	wrap  func(body string) string
	split bool // section 3 is cut in two, section 2 at its headings
}

func spans(c *grid.Cell, quote string) string {
	attributes := ""
	if c.Rows() > 1 {
		attributes += fmt.Sprintf(" rowspan=%s%d%s", quote, c.Rows(), quote)
	}
	if c.Cols() > 1 {
		attributes += fmt.Sprintf(" colspan=%s%d%s", quote, c.Cols(), quote)
	}
	return attributes
}

var simple = style{
	name:  "simple",
	line:  func(text string) string { return "<p>" + text + "</p>\n" },
	cell:  func(c *grid.Cell, text string) string { return "<td" + spans(c, `"`) + ">" + text + "</td>" },
	row:   func(cells string) string { return "<tr>" + cells + "</tr>\n" },
	table: func(rows []string, _ int) string { return "<table>\n" + strings.Join(rows, "") + "</table>\n" },
	wrap: func(body string) string {
		return "<!DOCTYPE html><html><head><meta charset=utf-8><title>示例</title></head><body>" + body +
			"</body></html>"
	},
}

// changed returns the simple style with some changes.
func changed(name string, change func(s *style)) style {
	s := simple
	s.name = name
	change(&s)
	return s
}

var styles = []style{
	simple,
	changed("with a head", func(s *style) {
		s.table = func(rows []string, head int) string {
			return "<table><caption>表</caption><colgroup><col><col></colgroup><tfoot></tfoot>" +
				"<thead>" + strings.Join(rows[:head], "") + "</thead><tbody>" + strings.Join(rows[head:], "") +
				"</tbody></table>"
		}
	}),
	changed("made by Word", func(s *style) {
		paragraph := func(text string) string {
			if text == "" {
				return "<p class=MsoNormal><span lang=EN-US>&nbsp;<o:p></o:p></span></p>"
			}
			runes := []rune(text)
			half := len(runes) / 2
			return "<p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'>" +
				"<span\n  style='font-size:9.0pt;font-family:宋体'>" + string(runes[:half]) + "</span>" +
				"<span lang=EN-US\n style='font-size:9.0pt'>" + string(runes[half:]) + "<o:p></o:p></span></p>"
		}
		s.line = paragraph
		s.cell = func(c *grid.Cell, text string) string {
			return "\n  <td width=66" + spans(c, "") +
				" valign=top style='width:49.6pt;border:solid windowtext 1.0pt'>\n  " +
				paragraph(text) + "\n  </td>"
		}
		s.table = func(rows []string, head int) string {
			return "<div align=center>\n<table class=MsoNormalTable border=1 cellspacing=0>\n" +
				" <![if !supportMisalignedColumns]>" + strings.Join(rows, "") +
				"<tr height=0><td width=66 style='border:none'></td></tr><![endif]></table></div>"
		}
		s.wrap = func(body string) string {
			return "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n" +
				"<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\n" +
				"<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--><style>p{}</style></head>" +
				"<body lang=ZH-CN><div class=WordSection1>" + body + "</div></body></html>"
		}
	}),
	changed("split", func(s *style) { s.split = true }),
	changed("unquoted, no end tags", func(s *style) {
		s.line = func(text string) string { return "<P>" + text }
		s.cell = func(c *grid.Cell, text string) string { return "<TD" + spans(c, "") + " align=center>" + text }
		s.row = func(cells string) string { return "<TR>" + cells }
		s.wrap = func(body string) string { return "<BODY bgcolor=#ffffff>" + body }
	}),
	changed("in tables that arrange the page", func(s *style) {
		s.wrap = func(body string) string {
			return "<html><body><table width=1000><tr><td>首页</td><td>机构</td><td>政务公开</td></tr>" +
				"<tr><td colspan=3>您的位置：首页 &gt; 年报</td></tr></table>" +
				"<table width=1000><tr><td width=10></td><td><table><tr><td align=center><table><tr><td>" + body +
				"</td></tr></table></td></tr><tr><td>打印 关闭</td></tr></table></td>" +
				"<td></td></tr></table></body></html>"
		}
	}),
	changed("lines divided by breaks", func(s *style) {
		s.line = func(text string) string { return "&nbsp;&nbsp;&nbsp; <font>" + text + "</font><br>\n" }
		s.cell = func(c *grid.Cell, text string) string {
			return "<td" + spans(c, `'`) + "><div><b>" + text + "</b><br></div></td>"
		}
	}),
	changed("to be filled in", func(s *style) {
		s.cell = func(c *grid.Cell, text string) string {
			if strings.ContainsAny(text, "0123456789") && !strings.ContainsAny(text, ".、（") || text == "/" {
				text = `<input type="text" value="` + text + `" readonly>`
			}
			return "<th" + spans(c, `"`) + ">" + text + "</th>"
		}
	}),
}
