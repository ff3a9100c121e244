package check

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
)

// wordsCases change the sound table of public spending, which has a column of listed words (E) and one of any (F).
var wordsCases = []failing{
	{"any words", func(s *sheets) { s.set("三公经费!F4", "约5件"); s.set("三公经费!F6", "—") }, nil},
	{"V21 in other spacing", func(s *sheets) { s.set("三公经费!E4", " 转　账 ") }, nil},
	{"V22 beside nothing", func(s *sheets) { s.set("三公经费!E4", "") }, nil},
	{"V21", func(s *sheets) { s.set("三公经费!E4", "转帐支付") }, []string{
		"错误 V21 三公经费!E4  “公务用车运行维护费”的“主要支付方式”填的是“转帐支付”，不是规定的词。" +
			"请改填“公务卡”“转账”“现金”之一。"}},
	{"V21 near", func(s *sheets) { s.set("三公经费!E4", "公务卡等") }, []string{
		"错误 V21 三公经费!E4  “公务用车运行维护费”的“主要支付方式”填的是“公务卡等”，不是规定的词。" +
			"是不是“公务卡”？请改填“公务卡”“转账”“现金”之一。"}},
	{"V21 error value", func(s *sheets) { c := s.at("三公经费!F4"); c.Text, c.Kind = "#N/A", grid.Fault }, []string{
		"错误 V21 三公经费!F4  “公务用车运行维护费”的“备注”是出错值 #N/A。请改填文字。"}},
	{"V21 control character", func(s *sheets) { s.set("三公经费!F4", "甲\x02乙") }, []string{
		"错误 V21 三公经费!F4  “公务用车运行维护费”的“备注”填的文字里有不能显示的控制字符（多半是从别处粘贴带来的）。" +
			"请删去这一格的内容，重新填写。"}},
	{"V22", func(s *sheets) {
		for _, ref := range []string{"B4", "C4", "B6", "C6"} {
			s.set("三公经费!"+ref, "5")
		}
		s.set("三公经费!D4", "100")
		s.set("三公经费!D6", "100")
		s.set("收入支出!B12", "5")
		s.set("收入支出!B9", "5")
		s.set("收入支出!B11", "5")
		s.set("收入支出!B3", "5")
		s.set("收入支出!B6", "5")
		s.set("三公经费!E4", "")
	}, []string{
		"警告 V22 三公经费!E4  “三、三公经费决算”有 1 格文字没有填：E4 “公务用车运行维护费”的“主要支付方式”。" +
			"请填“公务卡”“转账”“现金”之一。"}},
}

// TestWords breaks the rules for cells of words, and comes near to breaking them.
func TestWords(t *testing.T) {
	f, err := define.LoadDir("../testdata/forms/budget")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range wordsCases {
		t.Run(test.name, func(t *testing.T) {
			s := soundOf(f, "2024")
			s.setWords("三公经费", "转账", "")
			test.change(s)
			r, err := locate.New(f).Read(&grid.Book{Grids: s.grids})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, finding := range Report(r, []*form.Form{f}) {
				if id := finding.Rule.ID; id[0] == 'V' && id != "V09" && id != "V13" && id != "V15" {
					got = append(got, finding.Rule.Severity.Chinese()+" "+id+" "+finding.Place.String()+"  "+finding.Message)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", strings.TrimSpace(diff))
			}
		})
	}
}

// setWords fills a sheet's cells of words, the lists with one word, the others with another.
func (s *sheets) setWords(sheet, listed, other string) {
	for _, section := range s.form.Sections {
		d := section.Grid()
		for i := range d.Cells {
			c := d.Slots[i].Cell
			if c == nil || !c.IsWords() || section.Sheet != sheet {
				continue
			}
			text := other
			if len(c.OneOf()) > 0 {
				text = listed
			}
			s.set(sheet+"!"+d.Ref(d.Cells[i].Row, d.Cells[i].Col), text)
		}
	}
}
