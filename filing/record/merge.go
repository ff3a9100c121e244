package record

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"slices"

	"nianbao/filing/file"
)

// A merger lays the files of a run over one another.
type merger struct {
	before, after map[string]any // the names of the files before and behind the one with rows
	rows          *layer
	workbook      bool
	folders       []string
	remarks       []string
}

// add lays the next file over those before. The error is an *file.Error.
func (m *merger) add(l *layer) error {
	m.workbook = m.workbook || l.workbook
	m.remarks = append(m.remarks, l.remarks...)
	if folder := filepath.Dir(l.path); !slices.Contains(m.folders, folder) {
		m.folders = append([]string{folder}, m.folders...)
	}
	if l.rows == nil {
		if m.rows == nil {
			m.tell(l, l.values, m.before)
			m.before = merged(m.before, l.values)
			return nil
		}
		befores := []map[string]any{merged(m.before, m.after)}
		for _, r := range m.rows.rows {
			befores = append(befores, r.values)
		}
		m.tell(l, l.values, befores...)
		m.after = merged(m.after, l.values)
		return nil
	}
	if m.rows != nil {
		return &file.Error{Path: l.path, Reason: "有两个按行的数据文件，另一个是 " + m.rows.path,
			Advice: "一次只能有一个工作簿或 CSV；各份共用的内容请写在 JSON 里。"}
	}
	m.tell(l, l.rows[0].values, m.before)
	m.rows = l
	return nil
}

// tell tells which names of the files before a file takes over with another value.
func (m *merger) tell(l *layer, values map[string]any, befores ...map[string]any) {
	taken := map[string]bool{}
	var walk func(prefix string, a, b map[string]any)
	walk = func(prefix string, a, b map[string]any) {
		for name, v := range b {
			old, ok := a[name]
			if !ok || l.rows == nil && reflect.DeepEqual(old, v) {
				continue
			}
			below, isTable := old.(map[string]any)
			over, isToo := v.(map[string]any)
			if isTable && isToo {
				walk(prefix+name+".", below, over)
				continue
			}
			taken["“"+prefix+name+"”"] = true
		}
	}
	for _, before := range befores {
		walk("", before, values)
	}
	if len(taken) > 0 {
		m.remarks = append(m.remarks, fmt.Sprintf("%s在前面的数据文件里也有，用的是 %s 的",
			listed(slices.Sorted(maps.Keys(taken))), called(l.path)))
	}
}

// merged returns tables laid over one another: what stands in a later one counts, tables in both are merged.
func merged(tables ...map[string]any) map[string]any {
	out := map[string]any{}
	for _, t := range tables {
		for name, v := range t {
			below, isTable := out[name].(map[string]any)
			over, isToo := v.(map[string]any)
			if isTable && isToo {
				v = merged(below, over)
			}
			out[name] = v
		}
	}
	return out
}

// set returns the data of the run.
func (m *merger) set() *Set {
	s := &Set{Folders: m.folders, Remarks: m.remarks}
	if m.rows == nil {
		s.Records = []Record{{Values: merged(m.before)}}
		return s
	}
	all := make([]any, len(m.rows.rows))
	for i, r := range m.rows.rows {
		all[i] = r.values
	}
	rows := map[string]any{AllRows: all}
	s.Together = merged(m.before, rows, m.after)
	for _, r := range m.rows.rows {
		s.Records = append(s.Records, Record{
			Place:  fmt.Sprintf("%s 第 %d %s", called(m.rows.path), r.number, cmp.Or(m.rows.item, "行")),
			Values: merged(m.before, rows, r.values, m.after),
		})
	}
	return s
}
