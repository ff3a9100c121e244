package template

import (
	"fmt"
	"path/filepath"
	"strings"

	"nianbao/action"
	"nianbao/docx/pass"
	"nianbao/filing/record"
)

// place says which picture of which row it is that stands in the data as source: 数据.json 的人员第 3 项（姓名：甲）的照片.
// Rows of a workbook have the numbers that people see beside them.
func (r *rowPictures) place(source string, asked pass.Asked) string {
	var b strings.Builder
	if len(asked.Rows) == 0 { // the dot is that of a {{with}}
		b.WriteString(r.called() + " ")
	}
	for i, row := range asked.Rows {
		switch of := strings.TrimPrefix(row.Of, "$."); {
		case i == 0 && of == record.AllRows && row.Number <= int64(len(r.records)) && r.records[row.Number-1].Place != "":
			b.WriteString(r.records[row.Number-1].Place)
		case i == 0:
			fmt.Fprintf(&b, "%s 的%s第 %d 项", r.called(), of, row.Number)
		default:
			fmt.Fprintf(&b, "的%s第 %d 项", strings.TrimPrefix(of, "."), row.Number)
		}
		if name, key := keyOf(row.Item, source); key != "" {
			b.WriteString("（" + name + "：" + key + "）")
		}
	}
	if at := strings.LastIndexByte(asked.Name, '.'); at >= 0 && at+1 < len(asked.Name) {
		b.WriteString("的" + asked.Name[at+1:])
	}
	return plain.Replace(b.String())
}

// plain takes out what the name of a picture cannot have.
var plain = strings.NewReplacer("{", "", "}", "", "\n", " ", "\r", "", "\t", " ", "\u2028", " ")

// called is what the files of data are called.
func (r *rowPictures) called() string {
	names := make([]string, len(r.files))
	for i, path := range r.files {
		names[i] = filepath.Base(path)
	}
	return strings.Join(names, "、")
}

// keys are how names end that tell one row from another, the best first.
var keys = []string{"姓名", "名称", "名", "单位", "机关", "标题", "项目", "编号", "号", ""}

// maxKey is how many characters a key may have.
const maxKey = 20

// keyOf returns by what a person knows a row, and what that is called: of its words and numbers, but for where the
// picture is, the one whose name promises most. Both are empty for a row that has none.
func keyOf(row action.Value, source string) (name, key string) {
	best := len(keys)
	for _, candidate := range row.Names() {
		v, _ := row.Member(candidate)
		words, err := v.Print()
		words = strings.TrimSpace(words)
		if err != nil || words == "" || words == source || len([]rune(words)) > maxKey {
			continue
		}
		for i, ending := range keys[:best] {
			if strings.HasSuffix(candidate, ending) {
				best, name, key = i, candidate, words
				break
			}
		}
	}
	return name, key
}
