package template

import (
	"errors"
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/docx"
	"nianbao/docx/wml"
	"nianbao/few"
	"nianbao/filing/file"
	"nianbao/filing/record"
	"nianbao/ooxml/opc"
)

// A Checked is a template that data fills.
type Checked struct {
	Documents int      // how many documents that makes
	Remarks   []string // on the data, in Chinese without full stops
	Notes     []string // what of the template may not be meant so, likewise
}

// Check finds all that is wrong with a template for data: the names that the data has not, in every branch of every
// condition, and whatever else keeps any of its rows from being filled. The error is an *file.Error.
func Check(path string, data record.Source) (*Checked, error) {
	set, err := data.Read()
	if err != nil {
		return nil, err
	}
	pkg, err := Read(path)
	if err != nil {
		return nil, err
	}
	names := namesIn(set)
	wrong := wml.Errors{}
	t, err := docx.Parse(pkg)
	switch {
	case err != nil && !errors.As(err, &wrong):
		return nil, file.Explain(path, err, "打不开这个模板")
	case err != nil:
		if all := (wml.Errors{}); errors.As(docx.Faults(pkg, names, action.Refuse), &all) {
			wrong = all
		}
	default:
		var missing wml.Errors
		errors.As(t.Check(names), &missing)
		wrong = slices.Concat(missing, t.Misbraced(names, true), t.Printed(),
			drawingFaults(pkg, names, set.Folders, action.Refuse))
		if len(wrong) == 0 {
			wrong = unmarked(t, pkg)
		}
	}
	if err := Judged(path, pkg, wrong, "数据里的名称有"+offered(set)); err != nil {
		return nil, err
	}
	f := &filler{path: path, how: Filling{Data: data}, pkg: pkg, template: t, set: set}
	documents, err := f.every()
	if err != nil {
		return nil, err
	}
	slices.Sort(f.notes.list)
	return &Checked{documents, set.Remarks, f.notes.list}, nil
}

// namesIn returns the names that any of the records has, with one of the values.
func namesIn(set *record.Set) map[string]any {
	names := map[string]any{}
	for _, r := range set.Records {
		for name, v := range r.Values {
			if names[name] == nil {
				names[name] = v
			}
		}
	}
	return names
}

// maxOffered is how many names of the data a message lists.
const maxOffered = 20

func offered(set *record.Set) string {
	return few.Of(action.NamesOf(namesIn(set)), maxOffered, "个")
}

// every fills the template with each record and keeps none, or with all in one document where it says that it takes
// them so. It returns how many documents that makes. The error is an *file.Error.
func (f *filler) every() (int, error) {
	records := f.set.Records // which pictures of all rows are told from stay in the set
	if f.takesAll() {
		records = []record.Record{{Values: f.set.Together}}
	}
	failed := make([]error, len(records))
	for i, one := range records {
		failed[i] = file.Guard(f.path, func() error { _, err := f.fill(one); return err })
	}
	list := told(failed, records)
	if len(list) == 0 {
		return len(records), nil
	}
	var lines []string
	for _, err := range list[:min(len(list), maxTold)] {
		var one *file.Error
		if errors.As(err, &one) {
			reason := strings.TrimPrefix(strings.TrimPrefix(one.Reason, unfilled), undrawn+"：\n")
			lines = append(lines, "  "+one.Path+"：\n  "+strings.TrimPrefix(reason, "  "))
		}
	}
	return 0, &file.Error{Path: f.path, Reason: "有的数据填不进模板：\n" + strings.Join(lines, "\n"),
		Advice: Advice("请改正模板或数据", list[0]), Err: list[0]}
}

// Judged returns the *file.Error of a template's faults, and of comments and revisions that are left in it; nil for none.
// Names says which names it may use.
func Judged(path string, pkg *opc.Package, wrong wml.Errors, names string) error {
	_, left := Settle(path, pkg, false)
	if len(wrong) == 0 {
		return left
	}
	e := &file.Error{Path: path, Reason: "模板有错：\n" + file.Listed(wrong),
		Advice: "请在 Word 或 WPS 里改正模板后再试；" + names + "。", Err: wrong}
	var settled *file.Error
	if errors.As(left, &settled) {
		e.Reason += "\n  " + settled.Reason
	}
	return e
}
