package roster

import (
	"strings"

	"nianbao/form/agencies"
	"nianbao/regex"
)

// nameless gives files that name no agency to lines that still lack one and whose names, or usual variants of these,
// stand in the files' names.
func (m *matching) nameless() {
	var rest, found []File
	ofLine, ofFile := map[int][]int{}, map[int][]int{}
	for _, f := range m.out.Nameless {
		lines := m.linesIn(base(f.Path))
		if len(lines) == 0 {
			rest = append(rest, f)
			continue
		}
		for _, line := range lines {
			ofLine[line], ofFile[len(found)] = append(ofLine[line], len(found)), append(ofFile[len(found)], line)
		}
		found = append(found, f)
	}
	m.out.Nameless = rest
	for i := range m.list.Lines {
		if len(ofLine[i]) == 0 || m.settled[i] {
			continue
		}
		lines, at := component(i, ofLine, ofFile)
		m.doubt(lines, nil, "文件名里有这个机关，文件里却没有机关名称，或者读不了")
		d := &m.out.Doubts[len(m.out.Doubts)-1]
		for _, f := range at {
			d.Files = append(d.Files, found[f])
		}
	}
}

// linesIn returns the lines that are not settled and of which a file's name tells: the one whose name stands in it, or
// those whose variants do.
func (m *matching) linesIn(name string) []int {
	if line, ok := m.lineIn(agencies.Key(name)); ok {
		return []int{line}
	}
	g := &group{names: agencies.NamesOf(besideName.ReplaceAllString(agencies.Key(name), ""))}
	best := agencies.Foreign
	var lines []int
	for i := range m.list.Lines {
		switch kin := m.kin(i, g); {
		case kin == agencies.Foreign || kin > best:
		case kin < best:
			best, lines = kin, []int{i}
		default:
			lines = append(lines, i)
		}
	}
	for _, i := range lines {
		if m.settled[i] { // its own file is there
			return nil
		}
	}
	return lines
}

// besideName is what stands around an agency in a file's name: 01-甲县司法局2024年政府信息公开工作年度报告(终稿).
var besideName = regex.New(`^[\d\s._\-—+#()、]+|(?:[\d\s._\-—+(]|年度|年报|报表|政府信息公开(?:工作|年|报|情况|统计|表)|政务公开(?:工作|年|报)|` +
	`信息公开(?:工作|年|报|情况)|(?:年度)?工作(?:年度)?报告|终稿|定稿|最终|修改|副本|盖章|报送|上报).*$`)

// lineIn returns the one line that is not settled and whose name stands in a file's name, the longest where one name
// holds another.
func (m *matching) lineIn(name string) (line int, ok bool) {
	longest := 0
	for i := range m.list.Lines {
		for _, n := range m.list.Lines[i].names {
			size := len(n.Key)
			switch {
			case size < longest || size < 2*len("局") || !strings.Contains(name, n.Key):
			case size == longest && i != line:
				ok = false
			default:
				longest, line, ok = size, i, true
			}
		}
	}
	return line, ok && !m.settled[line]
}
