package locate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/grid"
)

// A page is a document being drawn: paragraphs, the form's tables between them, and tables in one cell for a frame.
type page struct {
	grids []*grid.Grid
	text  *grid.Grid
	rows  int
}

func (p *page) say(lines ...string) {
	for _, line := range lines {
		if p.text == nil {
			p.text = &grid.Grid{Source: grid.Prose}
			p.grids = append(p.grids, p.text)
		}
		p.text.Cells = append(p.text.Cells, grid.Cell{Row: p.rows, Text: line})
		p.rows++
	}
}

func (p *page) frame(lines ...string) {
	g := &grid.Grid{Source: grid.Table}
	for row, line := range lines {
		g.Cells = append(g.Cells, grid.Cell{Row: row, Text: line})
	}
	p.grids, p.text = append(p.grids, g), nil
}

func (p *page) table(f *form.Form, s *form.Section) {
	for _, g := range drawn(f) {
		if g.Name == s.Sheet {
			g.Source = grid.Table
			p.grids, p.text = append(p.grids, g), nil
		}
	}
}

const capitals = "一二三四五六七八九十"

// numberings are how headings are numbered; %s stands for 一, %d for 1.
var numberings = []string{"%s、", "（%s）", "%d.", "%d、", "## %s、", "**%s、", "", "第%s部分　", "|%s、", "l%s、", "%s ", "%s．", "(%s) "}

func number(style string, n int) string {
	figure := []rune(capitals)[n-1 : n]
	return strings.NewReplacer("%s", string(figure), "%d", fmt.Sprint(n)).Replace(style)
}

// wordings are how agencies word the headings of texts.
func wording(t *rapid.T, id string) string {
	pick := func(of ...string) string { return rapid.SampledFrom(of).Draw(t, "word") }
	and := pick("及", "和", "与", "、", "以及")
	before := pick("", "", "2024年", "2024年度", "年度", "政府信息公开", "政府信息公开工作", "政务信息工作", "信息公开工作", "本机关", "本年度政务公开工作")
	switch id {
	case "overview":
		return before + pick("总体情况", "总体情况", "总体工作情况", "基本情况", "总体概述", "概述", "概况", "工作总体情况", "总体推进情况")
	case "problems":
		return before + pick("存在的主要问题", "存在主要问题", "存在问题", "主要问题", "存在的问题", "存在的不足", "存在的困难、问题") + and +
			pick("改进情况", "改进措施", "整改措施", "改进方向", "改进思路", "改进工作情况", "下一步工作打算", "下一步改进举措", "整改情况")
	}
	return pick("其他", "其它") + pick("需要报告的事项", "需要报告事项", "需报告的事项", "应当报告的事项", "需要说明的事项", "事项", "需要说明的情况")
}

// disguised spaces and widens a heading as people do.
func disguised(t *rapid.T, heading string) string {
	switch rapid.IntRange(0, 4).Draw(t, "disguise") {
	case 0:
		return "　　" + heading
	case 1:
		return strings.Join(strings.Split(heading, ""), " ")
	case 2:
		return strings.NewReplacer("(", "（", ")", "）", "1", "１", "2", "２", "、", "､").Replace(heading) + "　"
	case 3:
		return heading + "："
	}
	return heading
}

// sentences are what texts say; some have the words of headings in them.
var sentences = []string{
	"全年公开信息20条。", "存在的主要问题及改进情况如下：一是公开不够及时。", "总体情况良好，未收到申请。", "其他需要报告的事项请见附件。",
	"一是存在的问题，二是改进情况。", "本机关没有其他需要报告的事项", "2024年主动公开政府信息情况较好", "依申请公开政府信息3件", "年度情况", "主动公开20条",
	"未发生行政复议、行政诉讼情况。", "下一步，加强学习。",
}

// subheadings head parts of a text, each numbered otherwise than some documents number their headings.
var subheadings = []struct{ style, text string }{
	{"（%s）", "（一）主动公开情况"}, {"（%s）", "（二）依申请公开情况"}, {"（%s）", "（三）存在的问题"}, {"%d.", "1.存在的主要问题"}, {"%d.", "2.改进情况"},
	{"%d.", "1.其他事项"}, {"（%s）", "（四）其他需要报告的事项"}, {"（%s）", "（二）主动公开政府信息情况"},
}

func lines(t *rapid.T, style string) []string {
	list := rapid.SliceOfN(rapid.SampledFrom(sentences), 1, 4).Draw(t, "sentences")
	alike := style == "" || style == "(%s) " || style == "%d、"
	if s := rapid.SampledFrom(subheadings).Draw(t, "subheading"); s.style != style && !alike {
		list = slices.Insert(list, rapid.IntRange(0, len(list)-1).Draw(t, "at"), s.text)
	}
	return list
}

// TestHeadingsAny reads documents in which each heading is worded, numbered and set as agencies do: every text comes
// back, whatever it says, and so does what stands beside the tables. Nothing is found to complain of.
func TestHeadingsAny(t *testing.T) {
	f := edition(t, "2021")
	rapid.Check(t, func(t *rapid.T) {
		style := rapid.SampledFrom(numberings).Draw(t, "style")
		p, want := &page{}, map[string]string{}
		p.say("示例市司法局2024年政府信息公开工作年度报告")
		if rapid.Bool().Draw(t, "intro") {
			want["intro"] = "根据《条例》编制本报告。"
			p.say(want["intro"])
		}
		for i, s := range f.Sections {
			heading := s.Title[len("一、"):]
			if s.Text != "" && rapid.Bool().Draw(t, "worded") {
				heading = wording(t, s.Text)
			}
			if heading = number(style, i+1) + heading; strings.HasPrefix(style, "**") {
				heading += "**"
			} else {
				heading = disguised(t, heading)
			}
			if s.Text == "" {
				p.section(t, f, s, heading, want)
				continue
			}
			text := lines(t, style)
			want[s.Text] = strings.Join(text, "\n")
			if at := strings.Index(heading, "及改进"); at > 0 && rapid.IntRange(0, 3).Draw(t, "broken") == 0 {
				heading = heading[:at] + "\n" + heading[at:]
			}
			switch rapid.IntRange(0, 5).Draw(t, "set") {
			case 0:
				p.say(heading + "\n" + strings.Join(text, "\n"))
			case 1:
				p.frame(heading + "\n" + strings.Join(text, "\n"))
			case 2:
				p.frame(append([]string{heading}, text...)...)
			case 3:
				p.frame(heading)
				p.say(text...)
			default:
				p.say(append([]string{heading}, text...)...)
			}
		}
		r, err := builtin.Read(&grid.Book{Grids: p.grids})
		if err != nil {
			t.Fatalf("builtin.Read: %v", err)
		}
		got := map[string]string{}
		for id, text := range r.Texts {
			got[id] = text.Text
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
		r.Faults = slices.DeleteFunc(r.Faults, func(f form.Fault) bool { // headings are drawn in any wording
			return f.Kind == form.Reworded || f.Kind == form.NoNumber || f.Kind == form.Moved && strings.Contains(f.Texts[0], "以下是")
		})
		if len(r.Faults) > 0 {
			t.Errorf("faults %+v", r.Faults)
		}
	})
}

// section draws a section of tables, with paragraphs around them.
func (p *page) section(t *rapid.T, f *form.Form, s *form.Section, heading string, want map[string]string) {
	var notes []string
	p.say(heading)
	if rapid.Bool().Draw(t, "before") {
		notes = append(notes, "以下是"+s.Sheet+"的数据，截至年底。")
		p.say(notes...)
	}
	p.table(f, s)
	if rapid.Bool().Draw(t, "behind") {
		note := "注：" + s.Sheet + "由市政府填报。"
		notes = append(notes, note)
		p.say(note)
	}
	if len(notes) > 0 {
		want[f.NoteBeside(s).Text] = strings.Join(notes, "\n")
	}
}
