package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

var v21 = &rule.Rule{
	ID: "V21", Severity: rule.Error, Title: "不是可以填的词",
	What:    "应当填规定的词的格里是别的词，或者填文字的格里是出错值、引用（{{…}}）、不能显示的字符。",
	Basis:   "格式规定了这一格可以填的词",
	Example: "“采购方式”填的是“公开招投标”，格式规定的是“公开招标”“邀请招标”等。",
	Mend:    "改填规定的词；统计表里可以从下拉列表选。",
	Run:     notListed,
}

// notListed leaves to others the formulas that give nothing, and cells of which it is not known what stands in them.
func notListed(p *rule.Pass) {
	for cell, v := range p.Values() {
		broken := v.Formula != "" && (v.Kind == grid.Uncalculated || v.Kind == grid.Fault)
		if cell.IsWords() && v.State == form.Unreadable && !broken && !isAmbiguous(p, cell) {
			notWords(p, cell, v)
		}
	}
}

// notWords tells of one cell of words that holds none.
func notWords(p *rule.Pass, cell *form.Cell, v form.Value) {
	list := cell.OneOf()
	what := fmt.Sprintf("填的是“%s”，不是规定的词", rule.OneLine(form.OneLine(v.Text)))
	mend := "请改填" + quotedList(list) + "之一。"
	if len(list) == 0 {
		what, mend = "填的是出错值 "+rule.OneLine(v.Text), "请改填文字。"
	}
	switch near := nearest(list, v.Text); {
	case v.Kind == grid.Uncalculated:
		what, mend = "是公式，但文件里没有公式的结果", "请用 WPS 或 Excel 打开并保存后再试。"
	case v.Kind == grid.Fault:
		what = "是出错值 " + v.Text
		if len(list) == 0 {
			mend = "请改填文字。"
		}
	case form.HasUnprintable(v.Text):
		what, mend = "填的文字里有不能显示的控制字符（多半是从别处粘贴带来的）", "请删去这一格的内容，重新填写。"
	case form.HasAction(v.Text):
		what, mend = "填的“"+rule.OneLine(form.OneLine(v.Text))+"”里有 {{…}}：只有各部分的文字里能引用，这一格会照原样印出来",
			"请直接写要印的字。"
	case near != "":
		mend = "是不是“" + near + "”？" + mend
	}
	p.FoundIn(cell, cell.Label()+what+"。"+mend)
}

func quotedList(list []string) string { return "“" + strings.Join(list, "”“") + "”" }

// leastLike is the share of characters that a word and one of the list must have in common for it to be suggested: of
// four characters two. Chosen.
const leastLike = 0.5

// nearest returns the word of a list that is most like another, empty where none is or two are as much.
func nearest(list []string, word string) string {
	best, found := leastLike, ""
	if len(word) > maxCompared {
		return ""
	}
	for _, w := range list {
		switch s := form.Similarity(form.Key(w), form.Key(word)); {
		case s > best || s == best && best == leastLike && found == "":
			best, found = s, w
		case s == best:
			found = ""
		}
	}
	return found
}

// maxCompared is the longest text, in bytes, that is compared with the words of a list.
const maxCompared = 300
