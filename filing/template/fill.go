package template

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"nianbao/action"
	"nianbao/docx"
	"nianbao/docx/wml"
	"nianbao/filing/file"
)

// A Filling says how any template is filled with any data.
type Filling struct {
	Data    string // the JSON file
	Out     string
	Missing action.Policy
	Clean   bool // take comments out of the template and accept its revisions
	Force   bool
	Warn    func(words string) // is told what was not filled
}

// maxData bounds the size of a JSON file in bytes.
const maxData = 64 << 20

// Fill fills a Word template with the data of a JSON file. The error is an *file.Error; nothing is written then.
func Fill(path string, how Filling) error {
	if !strings.EqualFold(filepath.Ext(how.Out), ".docx") {
		return &file.Error{Path: how.Out, Reason: "输出的文件名要以 .docx 结尾", Advice: "请用 -o 写明输出的文件名。"}
	}
	if err := file.Writable(how.Out, file.Inputs{path, how.Data}, how.Force); err != nil {
		return err
	}
	values, err := readData(how.Data)
	if err != nil {
		return err
	}
	pkg, err := Read(path)
	if err != nil {
		return err
	}
	if _, err := Settle(path, pkg, how.Clean); err != nil {
		return err
	}
	names := Names{values, how.Missing}
	t, err := Parse(path, pkg, names)
	if err != nil {
		return err
	}
	wrong := t.Misbraced(values, false)
	filled, err := t.FillWith(values, docx.Options{Missing: how.Missing})
	if err == nil && len(wrong) > 0 {
		return Bad(path, pkg, wrong, Names{})
	}
	if err != nil {
		err = wml.Together(err, append(wrong, drawingFaults(pkg, values, filepath.Dir(how.Data), how.Missing)...))
		return &file.Error{Path: path, Reason: "模板填不了，没有保存：\n" + file.Listed(err),
			Advice: "请改正模板或数据；确实要留空的加 --missing blank，要保留原样的加 --missing keep。", Err: err}
	}
	if err := fillDrawings(filled, values, filepath.Dir(how.Data), how.Missing); err != nil {
		return file.Explain(path, err, "图表或图片填不了，没有保存")
	}
	data, err := filled.Bytes()
	if err != nil {
		return file.Explain(path, err, "填好的文件写不出来，没有保存")
	}
	if err := file.Save(how.Out, data, how.Force); err != nil {
		return err
	}
	for _, printed := range t.Printed() {
		if how.Warn == nil {
			break
		}
		how.Warn(printed.Error())
	}
	return nil
}

// readData reads a JSON file whose outermost value is an object. Numbers stay as they are written.
func readData(path string) (map[string]any, error) {
	data, err := file.Read(path, "数据文件", "请用 --data 写明数据文件（JSON）的名字。", maxData)
	if err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF"))))
	d.UseNumber()
	var values map[string]any
	err = d.Decode(&values)
	if err == nil && d.Decode(new(any)) != io.EOF {
		err = errors.New("more than one value")
	}
	if err != nil || values == nil {
		return nil, &file.Error{Path: path, Reason: "数据文件不是 JSON 对象" + lineOf(data, err),
			Advice: "请检查引号、逗号和大括号，编码用 UTF-8。", Err: err}
	}
	return values, nil
}

// lineOf says at which line a JSON error stands.
func lineOf(data []byte, err error) string {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return ""
	}
	return fmt.Sprintf("（第 %d 行附近有错）", 1+bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n")))
}
