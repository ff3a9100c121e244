package template

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/filing/record"
)

// all writes a document for each record. Nothing is written where a name is wrong or taken; what is wrong with one
// record otherwise stops no other. The error is an *file.Error.
func (f *filler) all(name *outputName, inputs file.Inputs) (*Filled, error) {
	outs, err := f.outputs(name)
	if err != nil {
		return nil, err
	}
	if err := f.vacant(outs, inputs); err != nil {
		return nil, err
	}
	done := &Filled{Rows: true, Folder: name.folder(), Remarks: f.set.Remarks, Printed: f.printed()}
	failed := f.each(outs, done)
	slices.Sort(f.notes.list) // they come as the documents are done
	done.Notes, done.Failed = f.notes.list, told(failed, f.set.Records)
	return done, nil
}

// outputs returns the names of the outputs, no two the same.
func (f *filler) outputs(name *outputName) ([]string, error) {
	outs := make([]string, len(f.set.Records))
	failed := make([]error, len(outs))
	first := map[string]int{}
	for i, r := range f.set.Records {
		out, err := name.of(r.Values)
		if err != nil {
			failed[i] = err
			continue
		}
		key := folded(out)
		if twin, taken := first[key]; taken {
			failed[i] = &file.Error{Reason: "和 " + f.set.Records[twin].Place + " 的文件名相同：" + out,
				Advice: "请在 -o 的文件名里再写上能区分这几行的名称，或者改正数据。"}
			continue
		}
		first[key], outs[i] = i, out
	}
	return outs, together(told(failed, f.set.Records))
}

// folded returns what two names have in common that mean one file on the systems of an office: case makes no
// difference there, nor how an accent is written.
func folded(path string) string {
	return strings.ToLower(strings.ToUpper(norm.NFC.String(filepath.Clean(path))))
}

// maxTold is how many rows with faults are told of.
const maxTold = 20

// together makes one error of those that keep everything from being written, nil of none.
func together(list []error) error {
	if len(list) == 0 {
		return nil
	}
	if len(list) == 1 {
		return list[0]
	}
	var lines []string
	for _, err := range list[:min(len(list), maxTold)] {
		lines = append(lines, file.Listed(err))
	}
	if len(list) > maxTold {
		lines = append(lines, fmt.Sprintf("  还有 %d 处", len(list)-maxTold))
	}
	return &file.Error{Reason: "文件名有错，一份也没有写：\n" + strings.Join(lines, "\n"), Err: list[0]}
}

// vacant refuses outputs that cannot or must not be written.
func (f *filler) vacant(outs []string, inputs file.Inputs) error {
	var first *file.Error
	count := 0
	for _, out := range outs {
		may := f.how.Force || f.how.Stands != nil && f.how.Stands(out)
		if refusal := file.Replaceable(out, inputs, may); refusal != nil {
			if count++; first == nil {
				first = refusal
			}
		}
	}
	if first == nil {
		return nil
	}
	if count > 1 {
		first.Reason += fmt.Sprintf("（这样的共 %d 份，一份也没有写）", count)
	}
	return first
}

// each writes the documents, several at a time, and returns why each of them was not, nil for those that were and those
// that had no turn.
func (f *filler) each(outs []string, done *Filled) []error {
	failed := make([]error, len(outs))
	ctx := f.how.Stop
	if ctx == nil {
		ctx = context.Background()
	}
	jobs := batch.JobsWriting(f.how.Jobs)
	n, _ := batch.Run(ctx, outs, jobs, func(_ context.Context, i int, out string) (row Row, err error) {
		row = Row{Of: i + 1, All: len(outs), Place: f.set.Records[i].Place, Out: out}
		row.Err = file.Guard(f.path, func() error {
			row.Sum, row.Same, err = f.write(f.set.Records[i], out)
			return err
		})
		return row, nil
	}, func(i int, out string, row Row, _ error) error {
		switch failed[i] = row.Err; {
		case row.Err != nil:
			done.Left++
		case row.Same:
			done.Same++
			fallthrough
		default:
			done.Written = append(done.Written, out)
		}
		if f.how.Told != nil {
			f.how.Told(row)
		}
		return nil
	})
	done.Stopped = len(outs) - n
	done.Left += done.Stopped
	return failed
}

// write writes the document of one record, into a folder that need not exist yet. It returns the document's hash and
// whether it stood there already.
func (f *filler) write(one record.Record, out string) (sum string, same bool, err error) {
	data, err := f.fill(one)
	if err != nil {
		return "", false, err
	}
	sum = fmt.Sprintf("%x", sha256.Sum256(data))
	ours := f.how.Stands != nil && f.how.Stands(out)
	if ours && batch.Sum(out) == sum {
		return sum, true, nil
	}
	if err := file.MakeFolder(filepath.Dir(out)); err != nil {
		return "", false, err
	}
	return sum, false, file.Save(out, data, f.how.Force || ours)
}

// told returns the records' errors with the rows of which they are, those that say the same of several rows as one.
func told(failed []error, records []record.Record) []error {
	var list []*file.Error
	rows := map[string]*file.Error{}
	count := map[*file.Error]int{}
	for i, err := range failed {
		if err == nil {
			continue
		}
		e := file.Explain("", err, "没有写成")
		if same := rows[err.Error()]; same != nil {
			count[same]++
			continue
		}
		one := &file.Error{Path: records[i].Place, Reason: e.Reason, Advice: e.Advice, Err: err}
		if one.Path == "" { // there are no rows
			one.Path = e.Path
		}
		rows[err.Error()], count[one] = one, 1
		list = append(list, one)
	}
	var all []error
	for _, one := range list {
		if n := count[one]; n > 1 {
			one.Path += fmt.Sprintf("等 %d 行", n)
		}
		all = append(all, one)
	}
	return all
}
