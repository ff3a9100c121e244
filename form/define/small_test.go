package define

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/wanted"
	"nianbao/regex"
)

// small is a definition with one of everything that a definition may say.
const small = `edition: 小版
years: {from: 2024, to: 2025}
title: 信访工作年度报告
titles: [信访工作报告]
column: 信访年报
about: 本报告由{{机关}}编制。
particulars:
  - {id: agency, name: 机关, label: 机关名称, aliases: [单位名称], hint: 全称}
  - {id: year, name: 年度, label: 年度}
  - {id: date, name: 日期, label: 成文日期}
fillers: [工作]
asides: [填表人]
sections:
  - {title: 一、总体情况, text: overview, name: 总体, terms: [总体], besides: [基本], aliases: [概况]}
  - {title: 二、信访, sheet: 信访, tables: [petitions]}
notes:
  - {text: beside, name: 附注.信访, title: 附注, beside: petitions}
  - {text: closing, name: 结尾, title: 结尾}
tables:
  - id: petitions
    name: 信访
    columns:
      - {id: opened, name: 收到, label: 收到, unit: 件, decimal: true, negative: true, print_unit: true}
      - {id: closed, name: 办结, label: 办结, unit: 件, no_sum: true}
      - {id: total, name: 总计, label: 总计, unit: 件}
    rows:
      - {id: letters, name: 来信, label: 来信, vertical: true}
      - {id: visits, name: 来访, label: 来访, aliases: [走访]}
relations:
  - {id: R01, says: 总计等于两数之和, basis: 表, mend: 请核对。, each: row of petitions, equation: total = opened + closed,
     holds: {opened: 1, total: 1}, breaks: {opened: 1, total: 2}}
history:
  jumps:
    - {of: [petitions.letters], factor: 5, floor: 50}
  unchanged: 3
  explain: 请说明。
  copied: {texts: [overview], share: 50, floor: 80, whole: 24, shortest: 8, besides: [编制]}
among:
  copied: {texts: [overview], share: 30, floor: 60, whole: 0, shortest: 9}
  many: 4
  acts: 认真贯彻 认真落实
  weak: 持续
  others: 信访
bases: {S06: 条例}
charts:
  - {name: 图, title: 来信来访, kind: pie, last: true, points: [{label: 来信, of: 信访.来信.总计}]}
texts:
  slots: ['X{2,}件']
  none: 无 没有
  never_none: [overview]
  overview:
    text: overview
    most: 900
    aspects: [{name: 办理, says: 办理 办结, of: 局$}]
    counts: [{name: 来信, says: '来信(\d+)件', cell: petitions.letters.opened}]
    drafts: [{text: '收到{{信访.来信.收到}}件[[同比 petitions.letters.opened]]。', of: 局$, join: true}]
  personal:
    own: 联系
    private: 信访人
    homes: [住在]
    units: 元
    numbers: [{name: 手机号, shape: '^1\d{10}$', check: luhn, words: 电话, own: true}]
  fee: {text: overview, says: 收费, names: 处理费, amount: petitions.letters.total, unpaid: petitions.visits.total,
    taken: '(\d+)(元)', notices: '(\d+)人', nobody: 未收取}
  contradictions: [{says: 没有来信, about: 全年, unless: 上年, cells: [petitions.letters.total]}]
  beyond: [{agency: 乡, unless: 县, row: petitions.visits, why: 乡没有, certain: true}]
  deadlines: [{agency: 局, until: 3月31日, basis: 条例}]
  period: {from: 1月1日, to: 12月31日, says: '((1)(2)(3)(4)(5)(6))'}
  notices: {cited: '(a)(b)(c)', basis: 依据, subject: 格式, misnamed: 通知}
  years:
    of: (20\d\d)
    unless: 上年
    openings: [{texts: [overview], paragraphs: true, back: 2}]
    account: {says: '^(20\d\d)年', own: 我县, unless: 同比, this: 今年, plans: 计划}
sentences:
  words: {fillers: 共 累计, next: 下年}
  wider: {县: 全县}
  topics:
    - id: petitions
      says: 信访
      here: 因信访
      nouns: 件
      headings: 来信
      unless: 主动
      note: beside
      units: 件
      row: petitions.letters
      column: total
      rows: [{says: 来信, when: next, weak: true, alone: true, behind: true, unless: 上年, units: 封, of: petitions.letters | petitions.letters + petitions.visits}]
      columns: [{says: 收到, of: total - closed}]
plausible:
  shifted: [{table: petitions, flows: [opened, closed], stock: total, large: closed, times: 5, least: 100}]
  as_sum: [{table: petitions, parts: [opened, closed], not: total, least: 10, rows: 7}]
  torn: {least: 1000, within: 2}
  serials: {times: 50}
  money: {unit: 件, most: 500, mosts: [{agency: 乡$, most: 20}], times: 10000, least: 10, twice: 3}
  disputes: {table: petitions, column: total, requests: [petitions.letters.total], times: 3, least: 11}
  zero: {requests: petitions.visits.total, least: 12}
`

// TestSmall reads a definition of everything, a stranger's and one that is known to be sound: what it says stands in the
// form.
func TestSmall(t *testing.T) {
	for _, from := range []source{{}, {known: true}} {
		f, faults := parse("form.yaml", []byte(small), from)
		if len(faults) > 0 {
			t.Fatalf("%v", faults)
		}
		for i, want := range []string{"来信", "来访"} {
			if e := f.Equations[i]; e.Line != want || e.Left[0].Cell.Row.Label != want {
				t.Errorf("an equation of %s, want %s", e.Line, want)
			}
		}
		if diff := cmp.Diff(smallSays, contents(f)); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

const smallSays = `小版 2024—2025年 信访工作年度报告 [信访工作报告] 信访年报 本报告由{{机关}}编制。 [工作] [填表人] map[S06:条例] 上年报告
一、总体情况 overview 总体  {[概况] [总体] [基本]} 0 false
二、信访   信访 {[] [] []} 1 false
附注 beside 附注.信访  {[] [] []} 0 true
结尾 closing 结尾  {[] [] []} 0 false
[{opened 收到 收到 [] 件 true true true false false false [] false - false []} {closed 办结 办结 [] 件 false false false false true false [] false - false []} {total 总计 总计 [] 件 false false false false false false [] false - false []}]
[{letters 来信 来信 []  false false false true false false [] false - false []} {visits 来访 来访 [走访]  false false false false false false [] false - false []}]
[{agency 机关 机关名称 [单位名称] 全称} {year 年度 年度 [] } {date 日期 成文日期 [] }]
[{图 来信来访 pie true [{来信 信访.来信.总计}]}]
{[{[petitions.letters] 5 50}] 3 {[overview] 50 80 24 8 [编制]} 请说明}
{{[overview] 30 60 0 9 []} 4 [认真贯彻 认真落实] [持续] [信访]}
{[X{2,}件] [无 没有] [overview] {overview 900 [{办理 [办理 办结] 局$}] [{来信 来信(\d+)件 petitions.letters.opened}] [{收到{{信访.来信.收到}}件[[同比 petitions.letters.opened]]。 局$ true}]} {[联系] [信访人] [住在] [{手机号 ^1\d{10}$ luhn [电话] true}] [元]} {overview [收费] [处理费] petitions.letters.total petitions.visits.total (\d+)(元) (\d+)人 未收取} [{没有来信 [全年] [上年] [petitions.letters.total]}] [{乡 县 petitions.visits 乡没有 true}] [{局 {0 3 31} 条例}] {{0 1 1} {0 12 31} ((1)(2)(3)(4)(5)(6))} {(a)(b)(c) 依据 [格式] [通知]} {(20\d\d) [上年] [{[overview] true 2}] {^(20\d\d)年 [我县] [同比] [今年] [计划]}}}
{map[fillers:[共 累计] next:[下年]] map[县:[全县]] [{petitions [信访] [因信访] [件] [来信] [主动] beside [件] {[]  false false false [] [] [[{petitions.letters false}]]} {[]  false false false [] [] [[{total false}]]} [{[来信] next true true true [上年] [封] [[{petitions.letters false}] [{petitions.letters false} {petitions.visits false}]]}] [{[收到]  false false false [] [] [[{total false} {closed true}]]}]}]}
{[{petitions [opened closed] total closed 5 100}] {1000 2} [{petitions [opened closed] total 10 7}] {50} {件 500 [{乡$ 20}] 10000 10 3} {petitions total [petitions.letters.total] 3 11} {petitions.visits.total 12}}
`

// contents writes what a form says besides its cells and relations.
func contents(f *form.Form) string {
	got := fmt.Sprintln(f.Edition, f.Years, f.Title, f.Titles, f.Column, f.Introduces, f.Fillers, f.Asides, f.Bases,
		f.Other(form.Last).Says)
	for _, s := range append(slices.Clone(f.Sections), f.Notes...) {
		got += fmt.Sprintln(s.Title, s.Text, s.Name, s.Sheet, s.Heading, len(s.Tables), s.Beside != nil)
	}
	for _, part := range []any{f.Tables[0].Columns, f.Tables[0].Rows, f.Particulars, f.Charts, f.History, f.Among,
		f.Wanted, f.Sentences, f.Plausible} {
		got += said(reflect.ValueOf(part)) + "\n"
	}
	return got
}

// said writes what a value holds: fields by their order, nothing of what is empty.
func said(v reflect.Value) string {
	switch of := v.Interface().(type) {
	case decimal.Decimal:
		return of.String()
	case *regex.Lazy:
		return of.String()
	case *wanted.Pattern:
		return of.Regexp().String()
	}
	var list []string
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return "-"
		}
		return said(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			list = append(list, said(v.Field(i)))
		}
		return "{" + strings.Join(list, " ") + "}"
	case reflect.Slice:
		for i := range v.Len() {
			list = append(list, said(v.Index(i)))
		}
		return "[" + strings.Join(list, " ") + "]"
	}
	return fmt.Sprint(v.Interface())
}

// TestSmallRefused changes it so that it says what cannot be: that is told of, with its line and nothing of a library.
func TestSmallRefused(t *testing.T) {
	list := func(n int, format string) string {
		var items []string
		for i := range n {
			items = append(items, fmt.Sprintf(format, i))
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	words := func(n int, format string) string {
		return strings.Trim(strings.ReplaceAll(list(n, format), ",", ""), "[]")
	}
	for _, test := range []struct{ old, new, want string }{
		{"from: 2024", "from: 0", "要写明 from"},
		{"to: 2025", "to: 2023", "要写明 from（和不早于它的 to）"},
		{"title: 信访工作年度报告", "title: " + strings.Repeat("长", 41), "超过 40 个字"},
		{"title: 信访工作年度报告", "title: 信访/报告", "含文字、数字、引号、括号以外的字符"},
		{"title: 信访工作年度报告", "title: 2024年信访报告", "里不要写年度"},
		{"title: 信访工作年度报告", "title: 年度报告", "要写明是什么的报告"},
		{"title: 信访工作年度报告\n", "", "也不能没有 title"},
		{"[信访工作报告]", "['']", "其他名称不能是空的"},
		{"[信访工作报告]", "[信访:报告]", "报告的名称“信访:报告”"},
		{"[信访工作报告]", list(201, "名%d"), "超过 200 个名称"},
		{"column: 信访年报", "column: " + strings.Repeat("长", 41), "栏目的名称"},
		{"由{{机关}}编制", "由{{名称}}编制", "“{{名称}}”里的“名称”不是 particulars 里的名称"},
		{"由{{机关}}编制", "由{{机关}编制", "花括号只用来写"},
		{"about: 本报告由{{机关}}编制。", `about: "由{{机关}}\n编制。"`, "要写在一行里"},
		{"about: 本报告由{{机关}}编制。", "about: ' 由{{机关}}编制。'", "前后没有空格"},
		{"编制。\nparticulars", strings.Repeat("长", 500) + "\nparticulars", "超过 500 个字"},
		{"id: year", "id: Year", "id“Year”为空、重复或含"},
		{"id: date, name", "id: year, name", "id“year”为空、重复或含"},
		{"label: 成文日期", "label: ' '", "缺少标签 label"},
		{"  - {id: date, name: 日期, label: 成文日期}\n", "", "缺少基本信息 date"},
		{"name: 日期", "name: 2日", "名称“2日”不能用作"},
		{"name: 日期", "name: _日", "名称“_日”不能用作"},
		{"name: 日期", "name: 日-2", "名称“日-2”不能用作"},
		{"name: 日期", "name: 草稿", "名称“草稿”不能用作"},
		{"fillers: [工作]", "fillers: " + list(201, "词%d"), "超过 200 个词"},
		{"asides: [填表人]", "asides: [" + strings.Repeat("长", 21) + "]", "是空的，或者太长"},
		{"sections:\n", "sections: []\nnone:\n", "缺少 sections"},
		{"title: 一、总体情况", "title: ''", "缺少标题 title"},
		{"text: overview, name: 总体", "text: Overview, name: 总体", "文字的 id“Overview”重复或含"},
		{"sheet: 信访, ", "", "“二、信访”缺少工作表名 sheet"},
		{"tables: [petitions]}", "tables: [petitions, petitions]}", "或它已在别的部分里"},
		{"title: 附注", "title: ''", "缺少标题 title"},
		{"text: beside", "text: Beside", "文字的 id“Beside”重复或含"},
		{"text: closing, ", "text: closing, beside: petitions, ", "closing 不在表的旁边"},
		{"附注.信访", "附注.信 访", "名称“附注.信 访”重复，或含"},
		{"id: petitions\n    name", "id: Petitions\n    name", "表的 id“Petitions”为空、重复或含"},
		{"label: 来访,", "label: 来访, columns: [{id: a, name: 甲, label: 甲}],", "rows 里面的下一级也要写作 rows"},
		{"label: 办结, unit: 件, no_sum: true}", "label: 办结, rows: [{id: a, name: 甲, label: 甲}]}",
			"columns 里面的下一级也要写作 columns"},
		{"{id: visits, name: 来访,", "{name: 来访,", "“来访”缺少 id"},
		{"id: visits,", "id: Visits,", "id“Visits”重复或含"},
		{"name: 办结", "name: 收到", "名称“收到”为空、重复或含"},
		{"{id: total, name: 总计, label: 总计, unit: 件}", "{label: 组, columns: [{id: opened2, name: 收到, label: 收到}]}",
			"列名“收到”重复"},
		{"{id: opened, name: 收到, label: 收到, unit: 件, decimal: true, negative: true, print_unit: true}",
			"{id: o, name: 组, label: 组, type: text, columns: [{id: opened, name: 收到, label: 收到}]}",
			"“组”是分组，type 和 one_of 要写在最下一级"},
		{"id: R01", "id: R1", "“R1”应为 R 或 Y 加两位数字"},
		{"basis: 表, ", "", "要写明 says（内容）、basis（依据）和 mend（怎样改）"},
		{"holds: {opened: 1, total: 1}, ", "", "缺少成立和不成立的例子"},
		{"row of petitions", "row of petition", "没有 id 为“petition”的表"},
		{"\nhistory:",
			"\n  - {id: R01, says: 甲, basis: 乙, mend: 丙, equation: petitions.letters.opened = petitions.visits.opened}\nhistory:", "勾稽关系 R01 重复"},
		{"  jumps:\n", "  jumps:\n" + strings.Repeat("    - {of: [petitions.letters], factor: 5, floor: 50}\n", 200),
			"jumps 超过 200 项"},
		{"factor: 5", "factor: 1.9", "至少 2"},
		{"unchanged: 3", "unchanged: -1", "至少 2 个"},
		{"copied: {texts: [overview], share: 50", "copied: {share: 50", "缺少 texts"},
		{"share: 50", "share: 0", "1 到 100"},
		{"floor: 80", "floor: 0", "都要大于 0"},
		{"whole: 24", "whole: -1", "whole 不能小于 0"},
		{"  copied: {texts: [overview], share: 30, floor: 60, whole: 0, shortest: 9}\n", "", "缺少 copied"},
		{"many: 4", "many: 2", "至少 3"},
		{"weak: 持续", "weak: 持", "词“持”太短，至少 2 个字"},
		{"weak: 持续", "weak: " + words(201, "持续%d"), "超过 200 个词"},
		{"S06: 条例", "R06: 条例", "“R06”不是规则的编号"},
		{"S06: 条例", "S06: ''", "它的依据是空的"},
		{"S06: 条例", `S06: "条\n例"`, "不止一行"},
		{"{name: 图, ", "{name: '{图}', ", "图表的名称“{图}”为空、重复或含大括号"},
		{"charts:\n", "charts:\n  - {name: 图, title: 图, kind: bar, points: [{label: 来信, of: 信访.来信.总计}]}\n",
			"图表的名称“图”为空、重复"},
		{"title: 来信来访", "title: ''", "图表“图”缺少标题 title"},
		{"kind: pie", "kind: ring", "图表的种类“ring”应为 column、bar 或 pie"},
		{"points: [{label: 来信, of: 信访.来信.总计}]", "points: []", "图表“图”没有 points"},
		{"{label: 来信, of", "{of", "缺少标签"},
		{"charts:\n", "charts:\n" + strings.Repeat("  - {}\n", 50), "图表超过 50 个"},
		{"['X{2,}件']", "['']", "这一项是空的"},
		{"['X{2,}件']", "['[']", "“[”不是正则表达式"},
		{"['X{2,}件']", "['" + strings.Repeat("X", 501) + "']", "或者太长"},
		{"['X{2,}件']", list(101, "'X%d'"), "超过 100 项"},
		{"{name: 办理, ", "{", "要写明名称 name 和词 says"},
		{"says: 办理 办结, ", "", "要写明名称 name 和词 says"},
		{`says: '来信(\d+)件', `, "", "要写明名称 name 和写法 says"},
		{"{text: '收到{{信访.来信.收到}}件[[同比 petitions.letters.opened]]。'", "{text: ' '", "要写一段"},
		{"件[[同比", strings.Repeat("长", 1400) + "件[[同比", "最多 4000 字节"},
		{"says: 收费, ", "", "缺少 says"},
		{"agency: 乡, ", "", "要写明机关 agency 和理由 why"},
		{"why: 乡没有, ", "", "要写明机关 agency 和理由 why"},
		{"deadlines: [", "deadlines: [" + strings.Repeat("{until: 1月1日}, ", 50), "超过 50 项"},
		{"deadlines: [", "deadlines: [~, ", "这一项是空的"},
		{"    account: {says: '^(20\\d\\d)年', own: 我县, unless: 同比, this: 今年, plans: 计划}\n", "", "还要写 account"},
		{`account: {says: '^(20\d\d)年', `, "account: {", "要写明写法 says"},
		{"topics:\n", "topics:\n" + strings.Repeat("    - {}\n", 20), "超过 20 项"},
		{"topics:\n", "topics:\n    - ~\n", "这一项是空的"},
		{"- id: petitions\n      says", "- id: Petitions\n      says", "id“Petitions”为空或含"},
		{"fillers: 共 累计", "fillers: " + words(1001, "词%d"), "超过 1000 个词"},
		{"fillers: 共 累计", "fillers: " + strings.Repeat("长", 41), "词与词要用空格分开"},
		{"      rows: [{says: 来信,", "      rows: []\n      columns2: [{says: 来信,", "缺少 rows"},
		{"      rows: [{says: 来信,", "      rows: [~, {says: 来信,", "这一项是空的"},
		{"rows: [{says: 来信, ", "rows: [{", "缺少 says"},
		{"columns: [{says", "columns: [" + strings.Repeat("{says: 甲, of: total}, ", 100) + "{says", "超过 100 项"},
		{"of: total - closed", "of: ''", "要写明是哪个数"},
		{"of: total - closed", "of: " + strings.Repeat("total | ", 8) + "total", "最多 8 种"},
		{"of: total - closed", "of: totals", "“totals”不是表中的行或列"},
		{"row: petitions.letters\n", "row: letters\n", "“letters”不是表中的行或列"},
		{"  shifted: [", "  shifted: [" + strings.Repeat("{}, ", 50), "超过 50 项"},
		{"  as_sum: [", "  as_sum: [" + strings.Repeat("{}, ", 50), "超过 50 项"},
		{"flows: [opened, closed]", "flows: [closed]", "flows 至少写两列"},
		{"flows: [opened, closed]", "flows: [opened, close, closed]", "没有 id 为“close”的一列数"},
		{"large: closed", "large: total", "large 要是 flows 里的一列"},
		{"parts: [opened, closed]", "parts: [opened]", "parts 至少写两列"},
		{"rows: 7", "rows: -1", "rows 不能小于 0"},
		{"torn: {least: 1000, ", "torn: {", "这里要写一个大于 0 的数"},
		{"money: {unit: 件, ", "money: {", "缺少单位 unit"},
		{"twice: 3", "twice: -3", "twice 小于 0"},
		{"agency: 乡$, ", "", "要写明机关 agency"},
		{"table: petitions, column: total", "table: petition, column: total", "没有 id 为“petition”的表"},
		{"requests: [petitions.letters.total]", "requests: []", "缺少 requests"},
		{"requests: [petitions.letters.total]", "requests: [petitions.letters]", "“petitions.letters”不是一格数的 id"},
		{"requests: petitions.visits.total", "requests: petitions.visits", "“petitions.visits”不是一格数的 id"},
	} {
		changed := strings.Replace(small, test.old, test.new, 1)
		if changed == small {
			t.Errorf("%s is not there", test.old)
		}
		_, faults := parse("form.yaml", []byte(changed), source{})
		if !slices.ContainsFunc(faults,
			func(f *Error) bool { return strings.Contains(f.Reason, test.want) && f.Line > 0 }) {
			t.Errorf("%.60s: %v, want %s", test.new, faults, test.want)
		}
	}
}

// TestSmallTaken changes it to the most, or the least, that a definition may say.
func TestSmallTaken(t *testing.T) {
	repeated := func(n int, item string) string { return strings.TrimSuffix(strings.Repeat(item+", ", n), ", ") }
	var words []string
	for i := range 1000 {
		words = append(words, fmt.Sprintf("词语%d", i))
	}
	for _, test := range []struct{ old, new string }{
		{"to: 2025", "to: 2024"}, {", to: 2025", ""},
		{"name: 日期", "name: 日_2"}, {"name: 日期", "name: 日２a"},
		{"title: 信访工作年度报告", "title: " + strings.Repeat("长", 40)},
		{"[信访工作报告]", "[" + strings.Join(words[:200], ", ") + "]"},
		{"column: 信访年报", "column: " + strings.Repeat("长", 40)},
		{"编制。\nparticulars", strings.Repeat("长", 500-len([]rune("本报告由{{机关}}"))) + "\nparticulars"},
		{"fillers: [工作]", "fillers: [" + strings.Join(words[:200], ", ") + "]"},
		{"asides: [填表人]", "asides: [" + strings.Repeat("长", 20) + "]"},
		{"  jumps:\n", "  jumps:\n" + strings.Repeat("    - {of: [petitions], factor: 2, floor: 0.1}\n", 199)},
		{"unchanged: 3", "unchanged: 2"}, {"unchanged: 3", "unchanged: 0"},
		{"share: 50", "share: 1"}, {"share: 50", "share: 100"},
		{"floor: 80, whole: 24, shortest: 8", "floor: 1, whole: 0, shortest: 1"},
		{"many: 4", "many: 3"},
		{"weak: 持续", "weak: " + strings.Join(words[:200], " ")},
		{"points: [{", "points: [" + repeated(99, "{label: 来信, of: 信访.来信.总计}") + ", {"},
		{"['X{2,}件']", "[" + strings.Repeat("X", 500) + "]"},
		{"['X{2,}件']", "[" + repeated(100, "X") + "]"},
		{"most: 900", "most: 0"},
		{"件[[同比", strings.Repeat("长", (4000-len("收到{{信访.来信.收到}}件[[同比 petitions.letters.opened]]。"))/3) + "件[[同比"},
		{"deadlines: [", "deadlines: [" + repeated(49, "{until: 2月29日}") + ", "},
		{"back: 2", "back: 1"},
		{"check: luhn", "check: gb11643"}, {"check: luhn, ", ""},
		{"fillers: 共 累计", "fillers: " + strings.Join(words, " ")},
		{"fillers: 共 累计", "fillers: " + strings.Repeat("长", 40)},
		{"columns: [{says", "columns: [" + repeated(99, "{says: 甲, when: last, of: total}") + ", {says"},
		{"of: total - closed", "of: " + strings.Repeat("total | ", 7) + "total"},
		{"  shifted: [",
			"  shifted: [" + repeated(49,
				"{table: petitions, flows: [opened, closed], stock: total, times: 0.1, least: 1}") + ", "},
		{"  as_sum: [",
			"  as_sum: [" + repeated(49,
				"{table: petitions, parts: [opened, closed], not: total, least: 10, rows: 0}") + ", "},
		{"twice: 3", "twice: 0"},
	} {
		changed := strings.Replace(small, test.old, test.new, 1)
		if changed == small {
			t.Errorf("%s is not there", test.old)
		}
		if _, faults := parse("form.yaml", []byte(changed), source{}); len(faults) > 0 {
			t.Errorf("%.60s: %v", test.new, faults)
		}
	}
}

// TestUnlabelled shows of which table the only row may be without a label: of one with several columns.
func TestUnlabelled(t *testing.T) {
	const head = "edition: 甲\nyears: {from: 2024}\nparticulars:\n  - {id: agency, name: 机关, label: 机关}\n  - {id: year, name: 年, label: 年}\n" +
		"  - {id: date, name: 日, label: 日}\nsections: [{title: 一、甲, sheet: 甲, tables: [t]}]\ntables:\n  - {id: t, name: 表, "
	const one, two = "columns: [{id: a, name: 甲, label: 甲}], ",
		"columns: [{id: a, name: 甲, label: 甲}, {id: b, name: 乙, label: 乙}], "
	const only = "表“表”里没有标签的行“丙”，只能是有几列的表里唯一的一行"
	for _, test := range []struct{ table, want string }{
		{two + "rows: [{id: c, name: 丙}]", ""},
		{one + "rows: [{id: c, name: 丙}]", only},
		{two + "across: true, rows: [{id: c, name: 丙}]", only},
		{two + "rows: [{label: 组, rows: [{id: c, name: 丙}]}]", only},
		{two + "open: {id: o, name: 项, label: 项}, rows: [{id: c, name: 丙}]", only},
		{two + "rows: [{id: c, name: 丙}, {id: d, name: 丁, label: 丁}]", "缺少标签 label"},
		{two + "rows: [{id: c, name: 丙, label: ' '}]", "缺少标签 label"},
		{two + "rows: [{name: 丙}]", "缺少标签 label"},
		{"rows: [{id: c, name: 丙}], columns: [{id: a, name: 甲}]", "缺少标签 label"},
		{two + "rows: []", "表“表”没有行或没有列"},
	} {
		_, err := Parse("form.yaml", []byte(head+test.table+"}\n"))
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(),
			test.want)) {
			t.Errorf("%s: %v, want %s", test.table, err, test.want)
		}
	}
}
