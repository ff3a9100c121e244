// Package title reads whose report of which year a filing is: its title, in one line or over several, what stands around
// it, and what stands behind an agency's label.
package title

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
)

// announces is what the title of another document says before the report's: 关于报送….
var announces = regex.New(`^关于.*(?:报送|上报|印发|公布|发布|编制|做好|开展|提交|转发|的(?:通知|公告|函)$)|^关于(?:19|20)\d\d`)

// MaxLine is the longest text, in bytes, that is read for what it says about the report: a title, a note with the unit,
// a label and its value (填报单位：示例市司法局). What is longer is prose, and costs too much to look through. Chosen:
// fifty characters of Chinese. The longest title in the tests has between 90 and 110 bytes.
const MaxLine = 150

// MaxLines is over how many lines a title may go.
const MaxLines = 3

// A Title is the report's title, with the cells and paragraphs that belong to it.
type Title struct {
	Agency, Year string       // empty where it does not say them
	Place        form.Place   // of its last line
	First        form.Place   // of its first
	Cells        []form.Place // all that it stands in, and what around it says the agency or the year
}

// Find returns the first title that says the year, else the first that names the agency: in one line or several,
// with agency and year in it, above it or below. Grids that are not to be trusted are left out.
func Find(f *form.Form, grids []*grid.Grid, except map[int]bool) (best Title, ok bool) {
	for at, g := range grids {
		if except[at] {
			continue
		}
		for i := range g.Cells {
			t, found := At(f, g, at, i)
			switch {
			case !found || t.Year == "" && (t.Agency == "" || !agencyEnd.MatchString(t.Agency)):
				continue
			case t.Year != "":
				return t, true
			case !ok:
				best, ok = t, true
			}
		}
	}
	return best, ok
}

// lastOfName are the characters with which the names of agencies end.
const lastOfName = `省市县区州盟旗乡镇局委办厅院府部署会处队所站社团行库馆司校学场厂园关师段村心室道台狱地）)`

var (
	// agencyEnd is how the names of agencies end.
	agencyEnd = regex.New(`[` + lastOfName + `]$`)
	// nameOnly is a line with no more than a name in it.
	nameOnly = regex.New(`^\p{Han}[\p{Han}·（）()]+$`)
	// restOnly is one with the rest of a name.
	restOnly = regex.New(`^\p{Han}[\p{Han}·（）()]*$`)
	// nameBelow is one below a title: 示例市第101中学.
	nameBelow = regex.New(`^\p{Han}[\p{L}\d·（）()]+$`)
	// placeIn is what a name has that says whose it is; cutShort how one ends that goes on in the next line.
	placeIn  = regex.New(`[省市县区州盟旗乡镇]`)
	cutShort = regex.New(`(?:[省市县区州盟旗乡镇]|社会|[^` + lastOfName + `])$`)
	// noPlace is what has a character of placeIn and says what an agency does.
	noPlace = regex.New(`城乡|城市|市场|市政|市容|乡村|社区|园区`)
	// unnamed is what no name in a title is: figures and signs, a line in brackets.
	unnamed = regex.New(`^\d*[—–-][\d—–-]*$|^[\d—–-]+月$|^[（(][^（）()]*年[）)]$|[和与及]$`)
)

// At reads a title whose last line is a cell of a grid, the at-th.
func At(f *form.Form, g *grid.Grid, at, i int) (Title, bool) {
	last := &g.Cells[i]
	if len(last.Text) > MaxLine || !f.MayEndTitle(last.Text) {
		return Title{}, false
	}
	above := linesAbove(g, i)
	text := bare(last.Text)
	for n := 0; ; n++ {
		if strings.HasPrefix(text, "关于") && announces.MatchString(text) {
			return Title{}, false
		}
		if agency, year, ok := parse(f, strings.TrimPrefix(titled.ReplaceAllString(text, ""), "关于")); ok {
			if before, _, is := strings.Cut(agency, "关于"); is && agencyEnd.MatchString(before) {
				agency = before
			}
			if agency = strings.Trim(agency, "【】〔〕"); unnamed.MatchString(agency) {
				agency = ""
			}
			if m := inBrackets.FindStringSubmatch(text); agency == "" && m != nil && IsAgency(m[1]) {
				agency = form.Squeeze(m[1])
			}
			t := Title{Agency: agency, Year: year, Place: form.PlaceIn(g, at, last.Row, last.Col)}
			for _, c := range above[:n] {
				t.Cells = append(t.Cells, form.PlaceIn(g, at, c.Row, c.Col))
			}
			t.Cells = append(t.Cells, t.Place)
			t.First = t.Cells[max(0, n-1)]
			t.around(f, g, at, i, t.begin(f, g, at, above[n:]))
			return t, true
		}
		if n == len(above) || n == MaxLines-1 {
			return Title{}, false
		}
		text = bare(above[n].Text) + text
	}
}

var (
	// titled is the label of a title: 名称：….
	titled = regex.New(`^(?:信息|文件|报告)?(?:名\s*称|标\s*题|题\s*名)\s*[:：]\s*`)
	// inBrackets is what stands behind a title: …年度报告（示例市某局）.
	inBrackets = regex.New(`[（(]([^（）()]+)[）)]$`)
)

// parse reads a title in one line, before which an agency with its section may stand: 示例市局：综合科2024年….
func parse(f *form.Form, text string) (agency, year string, ok bool) {
	if agency, year, ok = f.ParseTitle(text); ok {
		return agency, year, ok
	}
	at := strings.IndexAny(text, "：:")
	if at < 0 || isLabelled(text) {
		return "", "", false
	}
	of, before := CleanAgency(text[:at])
	behind := strings.TrimLeft(text[at:], "：:")
	section, year, ok := f.ParseTitle(behind)
	colon := strings.TrimSuffix(text[at:], behind)
	return strings.TrimRight(form.Squeeze(of+colon+section), "：:"), cmp.Or(year, before), ok && IsAgency(of)
}

// bare returns a line without the signs with which plain text marks headings and bold: ## 标题, **标题**.
func bare(line string) string { return strings.Trim(line, "#*_＃>＞—–-－ \t\n\u3000") }

// linesAbove returns the lines above a cell in its column, the nearest first: those that a title may go over.
func linesAbove(g *grid.Grid, i int) []*grid.Cell {
	var above []*grid.Cell
	row, col := g.Cells[i].Row, g.Cells[i].Col
	for k := i - 1; k >= 0 && len(above) < 2*MaxLines; k-- {
		c := &g.Cells[k]
		if strings.TrimSpace(c.Text) == "" || c.Row == row {
			continue
		}
		if c.Col != col || len(c.Text) > MaxLine || g.Source == grid.Sheet && c.Bottom() != row {
			break
		}
		above, row = append(above, c), c.Row
	}
	return above
}

// around reads agency and year, as far as the title does not say them, from the lines above it and those below.
func (t *Title) around(f *form.Form, g *grid.Grid, at, i int, above []*grid.Cell) {
	t.read(f, g, at, above, true)
	if g.Source != grid.Sheet {
		var below []*grid.Cell
		for k := i + 1; k < min(i+1+maxAround, len(g.Cells)); k++ {
			below = append(below, &g.Cells[k])
		}
		t.read(f, g, at, below, false)
	} else if k := i + 1; t.Year == "" && k < len(g.Cells) {
		if agency, year := CleanAgency(form.Squeeze(g.Cells[k].Text)); agency == "" && year != "" {
			t.Year = year
			t.Cells = append(t.Cells, form.PlaceIn(g, at, g.Cells[k].Row, g.Cells[k].Col))
		}
	}
}

// begin takes the beginning of the agency's name from the lines above where the title has only the rest of it, 示例市人力资源和社会,
// 保障局2024年…, and returns the lines above that.
func (t *Title) begin(f *form.Form, g *grid.Grid, at int, above []*grid.Cell) []*grid.Cell {
	for len(above) > 0 {
		agency, year := lineAround(f, above[0])
		if !beginsName(agency, t.Agency) || year != "" && t.Year != "" {
			break
		}
		t.Agency, t.Year = agency+t.Agency, cmp.Or(t.Year, year)
		t.First = form.PlaceIn(g, at, above[0].Row, above[0].Col)
		t.Cells = slices.Insert(t.Cells, len(t.Cells)-1, t.First)
		above = above[1:]
	}
	return above
}

// maxAround is in how many lines above a title, and below, its agency and year may stand: one of each, both in one, or a
// name over two.
const maxAround = 3

// read takes agency and year, as far as nothing says them yet, from lines beside the title, the nearest first: up to one
// that says something else. What the title says already may be said again: 示例市 above 示例市司法局.
func (t *Title) read(f *form.Form, g *grid.Grid, at int, lines []*grid.Cell, isAbove bool) {
	lines = lines[:min(maxAround, len(lines))]
	for i := 0; i < len(lines) && (t.Agency == "" || t.Year == "") && len(lines[i].Text) <= MaxLine; i++ {
		from := i
		agency, year := lineAround(f, lines[i])
		if strings.Contains(t.Agency, agency) {
			agency = ""
		}
		if agency != "" && year == "" && i+1 < len(lines) && len(lines[i+1].Text) <= MaxLine {
			switch next, _ := lineAround(f, lines[i+1]); {
			case isAbove && breaksName(next, agency):
				agency, i = next+agency, i+1
			case !isAbove && breaksName(agency, next):
				agency, i = agency+next, i+1
			}
		}
		switch {
		case isAbove && agency != "" && t.Agency == "" && !isSure(agency) &&
			slices.ContainsFunc(lines[i+1:], func(c *grid.Cell) bool { return namesSurely(f, c) }):
			continue // 示例市某局, 法规科
		case agency != "" && (t.Agency != "" || !mayStand(agency, isAbove)),
			year != "" && t.Year != "" && year != t.Year:
			return
		case agency == "" && year == "":
			continue
		}
		t.Agency, t.Year = cmp.Or(t.Agency, agency), cmp.Or(t.Year, year)
		for _, c := range lines[from : i+1] {
			t.Cells = append(t.Cells, form.PlaceIn(g, at, c.Row, c.Col))
		}
	}
}

// isSure reports whether a line above a title is an agency's name without any doubt.
func isSure(agency string) bool { return IsAgency(agency) && !IsDoubtful(agency) }

// namesSurely reports whether a line above a title is such a name.
func namesSurely(f *form.Form, c *grid.Cell) bool {
	if len(c.Text) > MaxLine {
		return false
	}
	agency, _ := lineAround(f, c)
	return mayStand(agency, true) && isSure(agency)
}

// mayStand reports whether a line beside a title may be the agency's name: below it by how it ends; above it, where a report
// has it, whatever may be a name at all.
func mayStand(agency string, isAbove bool) bool {
	if isAbove {
		return isName(agency) && form.YearIn(agency) == 0 && !issue.MatchString(agency)
	}
	return IsAgency(agency) && nameBelow.MatchString(agency) && form.YearIn(agency) == 0
}

// IsDoubtful reports whether a name may be none of an agency's: it is in letters (SHILISHI), or that of a part of one that
// does not say of which: 法规科, 政府信息公开办公室. So is the rest of one that is broken over two lines, 保障局, and one with
// more beside it than a title can have: 示例市某局　填报人：张三.
func IsDoubtful(name string) bool {
	bare := form.Squeeze(name)
	return !inHan.MatchString(name) || partOfOne.MatchString(bare) && !placeIn.MatchString(name) || restOfOne.MatchString(bare) ||
		stray.MatchString(name)
}

var (
	inHan     = regex.New(`\p{Han}`)
	partOfOne = regex.New(`^(?:\p{Han}{1,4}[处室]|\p{Han}{1,8}(?:[科股]|办公室))$`)
	restOfOne = regex.New(`^(?:\p{Han}|(?:社会)?保障局|(?:城乡)?建设局|(?:监督)?管理局)$`)
)

// stray is what does not belong to a name: a sign at its end, brackets around it all, a label behind it.
var stray = regex.New(`[。，；、：:,;]$|^[（(【〔\[][^（）()]*[）)】〕\]]$|[\s\x{3000}]\p{Han}{2,6}\s*[:：]`)

// issue is what else stands above titles: 总第240期, what a document is about that encloses the report.
var issue = regex.New(`^总?第.*期$|^公章$|^关于`)

// lineAround returns the agency and the year that a line beside a title says, which may be the cover's: 示例市某局政府信息公开工作年度报告.
func lineAround(f *form.Form, c *grid.Cell) (agency, year string) {
	line := strings.TrimPrefix(form.Squeeze(bare(form.WithoutSeal(c.Text))), "《")
	line = enclosed.ReplaceAllString(line, "$1")
	if ofPaper.MatchString(line) {
		return "", ""
	}
	if agency, year, ok := f.ParseTitle(line); ok && !strings.HasPrefix(line, "关于") {
		return agency, year
	}
	return CleanAgency(line)
}

// ofPaper is what a line says of the paper: how far it has come, who may read it, what it is a part of.
var ofPaper = regex.New(`^(?:(?:征求意见|送审|讨论|审议|报批|报审|审定|公示|发布|正式|修改|修订|电子|公开|网络)[稿版本]|[初草定终底样]稿|草案|` +
	`样[式本表例]|范[本例]|格式|模[板版]|参考(?:格式|文本|样式)?|机密|秘密|绝密|内部(?:资料|文件|使用)?|(?:此件)?(?:主动|依申请|不予)?公开(?:发布)?|` +
	`特急|加急|急件|平急|目录|封面|扉页|首页|正文|存档|附[件表录].*|` +
	`(?:政府信息公开|政务公开)?(?:工作)?(?:年报|年度报告)?|.*[>＞].*)$`)

// breaksName reports whether a line is the rest of the name that the line above it begins: 示例市人力资源和社会, 保障局.
func breaksName(above, below string) bool {
	return nameOnly.MatchString(above) && restOnly.MatchString(below) && placeIn.MatchString(above) && cutShort.MatchString(above) &&
		!placeIn.MatchString(noPlace.ReplaceAllString(below, "")) && agencyEnd.MatchString(below) && !strings.Contains(above, "公开")
}

// beginsName reports whether breaksName, and the rest is no name of its own, but for a place alone above it: 示例市, 市场监督管理局. A
// line of its superior (湖南省长沙市, 长沙海关; 示例市教育系统, 第三小学) is not a part of it.
func beginsName(above, rest string) bool {
	if !breaksName(above, rest) {
		return false
	}
	place := placeAlone.FindStringSubmatch(form.Squeeze(above))
	return IsDoubtful(rest) || place != nil && !strings.HasPrefix(form.Squeeze(rest), place[1])
}

var placeAlone = regex.New(`^(?:\p{Han}*[省市县区州盟旗])?([^省市县区州盟旗镇乡]{2,8})[省市县区州盟旗镇乡]$`)

// enclosed is a line in brackets: （2024年）.
var enclosed = regex.New(`^[（(【〔\[](.*)[）)】〕\]]$`)

// IsAgency reports whether a text is the name of an agency by how it ends.
func IsAgency(text string) bool {
	name := form.Squeeze(text)
	return isName(name) && agencyEnd.MatchString(name) && (!common.MatchString(name) || placeIn.MatchString(name))
}

// common is how words end that name no agency unless they say whose: 主管机关, 工作阶段.
var common = regex.New(`(?:机关|[相有无]关|阶段|现场)$`)

// isName reports whether a line may be an agency's name.
func isName(text string) bool {
	n := utf8.RuneCountInString(text)
	if of, _, ok := strings.Cut(strings.Replace(text, "：", ":", 1), ":"); ok && !isLabelled(text) && IsAgency(of) {
		text = strings.NewReplacer("：", "", ":", "").Replace(text) // 示例市局：综合科
	}
	return n > 1 && n <= 40 && !strings.ContainsAny(text, "。，；：:《》“”〔〕[]") && !strings.HasPrefix(text, "附件") &&
		!form.IsDate(text)
}
