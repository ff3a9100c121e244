package among

import (
	"fmt"
	"path/filepath"
	"strings"

	"nianbao/filing/roster"
	"nianbao/form/agencies"
)

// Lines says how those on the list stand, a line for each thing, two spaces before what belongs to the line above. The
// first line has the counts; nil without a list.
func (t *Told) Lines() []string {
	if t.Outcome == nil {
		return nil
	}
	w := &words{out: t.Outcome}
	w.summary(t.List)
	w.missing()
	w.repeated()
	w.otherwise()
	w.doubts()
	w.files("名单里没有的机关", t.Outcome.Strangers)
	w.files("没有机关名称、或者读不了的文件", t.Outcome.Nameless)
	if !t.Undated {
		w.late()
		w.otherYears()
	}
	return w.lines
}

// OtherYears tells of files that are of another year than most, of whatever agencies, as Lines does of those on a list;
// empty where there are none.
func (t *Told) OtherYears() []string {
	w := &words{out: roster.Agencies(t.files).Match(t.files)}
	w.otherYears()
	return w.lines
}

type words struct {
	out   *roster.Outcome
	lines []string
}

func (w *words) add(format string, args ...any) {
	w.lines = append(w.lines, fmt.Sprintf(format, args...))
}

// standings returns the agencies of which something is true.
func (w *words) standings(is func(*roster.Standing) bool) []*roster.Standing {
	var list []*roster.Standing
	for i := range w.out.Standings {
		if s := &w.out.Standings[i]; is(s) {
			list = append(list, s)
		}
	}
	return list
}

func (w *words) of(state roster.State) []*roster.Standing {
	return w.standings(func(s *roster.Standing) bool { return s.State == state })
}

func (w *words) summary(l *roster.List) {
	twice := w.of(roster.Twice)
	line := fmt.Sprintf("名单 %s：应报 %d 个机关，已报 %d 个，没有报 %d 个", l.Path, len(w.out.Standings),
		len(w.of(roster.Filed))+len(twice), len(w.of(roster.Missing)))
	if n := len(twice); n > 0 {
		line += fmt.Sprintf("，其中报了几份的 %d 个", n)
	}
	if n := len(w.of(roster.Doubtful)); n > 0 {
		line += fmt.Sprintf("，待核 %d 个", n)
	}
	w.add("%s。", line)
}

// missing lists those that have not filed, all of them: it is what a superior asks for first.
func (w *words) missing() {
	list := w.of(roster.Missing)
	if len(list) == 0 {
		return
	}
	w.add("没有报（%d 个）：%s。", len(list), joined(list))
}

func joined(list []*roster.Standing) string {
	var names []string
	for _, s := range list {
		names = append(names, s.Name)
	}
	return strings.Join(names, "、")
}

func (w *words) repeated() {
	list := w.of(roster.Twice)
	if len(list) == 0 {
		return
	}
	w.add("报了几份（%d 个），请核对用哪一份：", len(list))
	for _, s := range list {
		w.add("  %s：%s", s.Name, paths(s.Files))
	}
}

// paths names files by their whole paths: two of one name in two folders are told apart.
func paths(files []roster.File) string {
	var list []string
	for _, f := range files {
		list = append(list, f.Path)
	}
	return strings.Join(list, "、")
}

// ways says how a name was known.
var ways = map[agencies.Kinship]string{
	agencies.Variant: "地名、用词不同", agencies.Short: "简称", agencies.Office: "由办公室报",
}

// otherwise shows which names were taken for which: those that lack nothing but their place together.
func (w *words) otherwise() {
	list := w.standings(func(s *roster.Standing) bool { return s.By != "" })
	if len(list) == 0 {
		return
	}
	w.add("写法和名单不同（%d 个），当作同一个机关，请核对：", len(list))
	placed := map[string][]string{}
	var places []string
	for _, s := range list {
		place, ok := s.Placed()
		if !ok {
			w.add("  %s ← %s（%s，%s）", s.Name, s.By, ways[s.How], filepath.Base(s.Files[0].Path))
			continue
		}
		if placed[place] == nil {
			places = append(places, place)
		}
		placed[place] = append(placed[place], s.Name)
	}
	for _, place := range places {
		w.add("  名单没有写全地名，都是%s的（%d 个）：%s", place, len(placed[place]), strings.Join(placed[place], "、"))
	}
}

func (w *words) doubts() {
	if len(w.out.Doubts) == 0 {
		return
	}
	w.add("待核（%d 项）：", len(w.out.Doubts))
	for _, d := range w.out.Doubts {
		var parts []string
		if len(d.Lines) > 0 {
			var names []string
			for _, l := range d.Lines {
				names = append(names, fmt.Sprintf("第 %d 行“%s”", l.Number, l.Name))
			}
			parts = append(parts, "名单"+strings.Join(names, "、"))
		}
		if len(d.Files) > 0 {
			parts = append(parts, "收到"+named(d.Files))
		}
		w.add("  %s：%s", strings.Join(parts, "；"), d.Why)
	}
}

// named names files with their agencies: “示例市司法局”（a.xlsx）.
func named(files []roster.File) string {
	var list []string
	for _, f := range files {
		if f.Agency == "" {
			list = append(list, f.Path)
		} else {
			list = append(list, "“"+f.Agency+"”（"+f.Path+"）")
		}
	}
	return strings.Join(list, "、")
}

func (w *words) files(title string, files []roster.File) {
	if len(files) > 0 {
		w.add("%s（%d 个）：%s", title, len(files), named(files))
	}
}

// late tells of dates: after the day that counts, and missing.
func (w *words) late() {
	var late, undated []string
	for i := range w.out.Standings {
		s := &w.out.Standings[i]
		if f := s.Late(); f != nil {
			late = append(late, fmt.Sprintf("%s %s（期限 %s）", s.Name, f.Date, f.Due))
		}
		if s.IsUndated() {
			undated = append(undated, s.Name)
		}
	}
	if len(late) > 0 {
		w.add("逾期（%d 个，按成文日期）：%s", len(late), strings.Join(late, "、"))
	}
	if len(undated) > 0 {
		w.add("没有成文日期，看不出是否逾期（%d 个）：%s", len(undated), strings.Join(undated, "、"))
	}
}

func (w *words) otherYears() {
	var list []string
	for i := range w.out.Standings {
		for _, f := range w.out.Standings[i].Files {
			if f.OtherYear(w.out.Year) {
				list = append(list, fmt.Sprintf("%s 报的是 %d年（%s）", w.out.Standings[i].Name, f.Year, f.Path))
			}
		}
	}
	if len(list) > 0 {
		w.add("年度和别的机关（%d年）不同，请核对年度，是否逾期没有算（%d 个文件）：%s", w.out.Year, len(list), strings.Join(list, "、"))
	}
}
