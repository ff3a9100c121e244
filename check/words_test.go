package check

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form"
	"nianbao/form/define"
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

// openCases change a sound list of three items, of which the second has no row of its own: blank rows may stand between.
var openCases = []failing{
	{"a key alone", func(s *sheets) {
		s.set("政府采购!A5", "桌椅")
		s.set("政府采购!C5", "0")
		s.set("政府采购!D5", "0")
	}, nil},
	{"V23", func(s *sheets) { s.set("政府采购!A2", "") }, []string{
		"错误 V23 政府采购!A2  “四、政府采购”里这一行填了询价、5、4，没有写“项目名称”。请填上；多余的行请删去。"}},
	{"V23 error value", func(s *sheets) { c := s.at("政府采购!A2"); c.Text, c.Kind = "#N/A", grid.Fault }, []string{
		"错误 V23 政府采购!A2  “四、政府采购”里这一行填了询价、5、4，没有写“项目名称”。请填上；多余的行请删去。"}},
	{"V23 a figure alone", func(s *sheets) {
		s.set("政府采购!A2", "")
		s.set("政府采购!B2", "")
		s.set("政府采购!C2", "")
	}, []string{
		"错误 V23 政府采购!A2  “四、政府采购”里这一行填了4，没有写“项目名称”。请填上；多余的行请删去。",
		"警告 V22 政府采购!B2  “四、政府采购”有 1 格文字没有填：B2 “第1行（没有写项目名称）”的“采购方式”。" +
			"请填“公开招标”“邀请招标”“竞争性谈判”“单一来源”“询价”“框架协议”之一。",
		"提示 V01 政府采购!C2  “四、政府采购”有 1 格空白（C2），按 0 计算，报告里照原样印。没有发生的请填 0。"}},
	{"V24", func(s *sheets) { s.set("政府采购!A4", " 办公\n设备") }, []string{
		"警告 V24 政府采购!A4  “四、政府采购”里“项目名称”“办公设备”有 2 行（A2、A4）。重复的请删去；确实是不同的，请写得分得开。"}},
	{"V25", func(s *sheets) {
		for ref, text := range map[string]string{"A4": "小　计", "B4": "", "C4": "5", "D4": "4", "C5": "5", "D5": "4"} {
			s.set("政府采购!"+ref, text)
		}
	}, []string{
		"警告 V25 政府采购!A4  “四、政府采购”里的“小 计”（A4）不在各行之内，没有读。是一项的，请移到固定的行（合计）上面；小计请删去。"}},
	{"V21 in an item", func(s *sheets) { s.set("政府采购!B4", "询比价") }, []string{
		"错误 V21 政府采购!B4  “车辆”的“采购方式”填的是“询比价”，不是规定的词。是不是“询价”？请改填“公开招标”“邀请招标”“竞争性谈判”" +
			"“单一来源”“询价”“框架协议”之一。"}},
	{"V22 in an item", func(s *sheets) { s.set("政府采购!B4", "") }, []string{
		"警告 V22 政府采购!B4  “四、政府采购”有 1 格文字没有填：B4 “车辆”的“采购方式”。请填“公开招标”“邀请招标”“竞争性谈判”“单一来源”“询价”" +
			"“框架协议”之一。"}},
	{"V02 in an item", func(s *sheets) { s.set("政府采购!D4", "约3") }, []string{
		"错误 V02 政府采购!D4  “车辆”的“成交金额（万元）”填的是“约3”，不是数字。请改填不小于 0 的数（以万元为单位，可以有小数），没有发生的填 0。"}},
}

// TestOpenRows breaks the rules for the rows of an open table, and comes near to breaking them.
func TestOpenRows(t *testing.T) {
	f, err := define.LoadDir("../testdata/forms/budget")
	if err != nil {
		t.Fatalf("define.LoadDir: %v", err)
	}
	f = f.WithRows(map[string]form.OpenRows{"procurement": {Keys: []string{"办公设备", "空", "车辆"}, Spare: 2}})
	for _, test := range openCases {
		t.Run(test.name, func(t *testing.T) {
			s := soundItems(f)
			test.change(s)
			tellsOfValues(t, s, test.want)
		})
	}
}

// tellsOfValues fails where the rules for values find something else.
func tellsOfValues(t *testing.T, s *sheets, want []string) {
	t.Helper()
	var got []string
	forms := []*form.Form{s.form}
	for _, f := range Report(s.readOn(t, forms), forms) {
		if id := f.Rule.ID; id[0] == 'V' {
			got = append(got, f.Rule.Severity.Chinese()+" "+id+" "+f.Place.String()+"  "+f.Message)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// soundItems returns a sound list of three items.
func soundItems(f *form.Form) *sheets {
	s := soundOf(f, "2024")
	for ref, text := range map[string]string{"A2": "办公设备", "B2": "询价", "C2": "5", "D2": "4", "A3": "", "B3": "", "C3": "",
		"D3": "", "A4": "车辆", "B4": "询价", "C4": "3", "D4": "3", "C5": "8", "D5": "7"} {
		s.set("政府采购!"+ref, text)
	}
	return s
}

// TestWords breaks the rules for cells of words, and comes near to breaking them.
func TestWords(t *testing.T) {
	f, err := define.LoadDir("../testdata/forms/budget")
	if err != nil {
		t.Fatalf("define.LoadDir: %v", err)
	}
	for _, test := range wordsCases {
		t.Run(test.name, func(t *testing.T) {
			s := soundOf(f, "2024")
			s.setWords("三公经费", "转账", "")
			test.change(s)
			tellsOfValues(t, s, test.want)
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
