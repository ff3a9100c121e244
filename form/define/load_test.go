package define

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFolder shows what is said of a folder in which no definition stands that could be read, and what is to be done.
func TestFolder(t *testing.T) {
	dir := write(t, t.TempDir(), "small", small)
	for _, name := range []string{dir, filepath.Join(dir, "form.yaml")} { // the file may be named itself
		if f, err := LoadDir(name); err != nil || f.Edition != "小版" || File(name) != dir+"/form.yaml" {
			t.Errorf("%s: %v", File(name), err)
		}
	}
	none, odd := t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(odd, "form.yaml"), 0o777); err != nil {
		t.Fatalf("os.Mkdir: %v", err)
	}
	most := small + strings.Repeat("#", maxDefinition-len(small))
	const folder, edit = "请写放着 form.yaml 的文件夹。", "请对照内置格式的 form.yaml 改正后再试。"
	for _, test := range []struct{ dir, want, hint string }{
		{none, "文件不存在或打不开", folder},
		{odd, "不是普通文件", edit},
		{write(t, t.TempDir(), "most", most), "", ""},
		{write(t, t.TempDir(), "large", most+"#"), "文件超过 1 MiB，不像格式定义", edit},
	} {
		_, loading := LoadDir(test.dir)
		_, checking := CheckDir(test.dir)
		_, deciding := UndecidedIn(test.dir)
		for _, err := range []error{loading, checking, deciding} {
			of, _ := err.(*Error)
			switch {
			case test.want == "" && err != nil:
				t.Errorf("%v", err)
			case test.want != "" && (of == nil || of.Error() != "格式定义 "+test.dir+"/form.yaml："+test.want || of.Hint() != test.hint):
				t.Errorf("%v, want %s", err, test.want)
			}
		}
	}
}

// TestDecode reads YAML that is no definition under the limits of one.
func TestDecode(t *testing.T) {
	type item struct {
		Name string   `yaml:"name"`
		Many int      `yaml:"many"`
		Is   bool     `yaml:"is"`
		List []string `yaml:"list"`
	}
	var got item
	if err := Decode("清单", []byte("\uFEFFname: 甲\nmany: 16\nis: true\nlist: [乙, ~, 3]\n"), &got); err != nil ||
		got.Name != "甲" || got.Many != 16 || !got.Is || strings.Join(got.List, "|") != "乙||3" {
		t.Errorf("%+v %v", got, err)
	}
	for _, test := range []struct{ text, want string }{
		{"name: 甲\n" + strings.Repeat("#", maxDefinition), "0 文件超过 1 MiB，不像清单"},
		{"name: \xb0\xe6", "0 不是 UTF-8 编码，请另存为 UTF-8"},
		{"name: 甲\nmany: [", "3 不是合法的 YAML，请检查缩进、冒号和引号"},
		{"\nname: &a 甲", "2 清单里不能用引用（& 和 *），请把内容写出来"},
		{"many: 0x10", "1 这一项的类型不对（该填文字、整数、true/false 还是列表，请对照内置格式）"},
		{"name: 甲\n\nis: yes", "3 这一项的类型不对（该填文字、整数、true/false 还是列表，请对照内置格式）"},
		{"list: 甲", "1 这一项的类型不对（该填文字、整数、true/false 还是列表，请对照内置格式）"},
		{"list: {甲: 乙}", "1 这一项的类型不对（该填文字、整数、true/false 还是列表，请对照内置格式）"},
		{"name: 甲\nnames: 乙", "2 没有“names”这一项"},
		{"name: 甲\n---\nname: 乙", "2 一个文件里只能有一份清单"},
	} {
		err := Decode("清单", []byte(test.text), new(item))
		if got := said(reflect.ValueOf(err)); !strings.Contains(got, test.want) {
			t.Errorf("%.20q: %s, want %s", test.text, got, test.want)
		}
	}
}

// TestUndecided lists what a draft leaves for people to decide, by its lines.
func TestUndecided(t *testing.T) {
	dir := write(t, t.TempDir(), "draft", "edition: 待定 # 名称\r\nnotice: 《待定》\ntitles: [甲, 待定]\n"+
		"tables: # 待定：核对两张表\n  - {id: 待定：表的编号, name: 待定, label: 待定的表} # 猜的；待定：单位\n  - {id: 待定：编号, name: 待定, label: 表}\n")
	list, err := UndecidedIn(dir)
	if err != nil {
		t.Fatalf("UndecidedIn: %v", err)
	}
	var got []string
	for _, of := range list {
		got = append(got, fmt.Sprint(of.Line, " ", of.Reason))
	}
	want := []string{"1 没有写 title（报告的名称）：报告的标题只印“××年年度报告”", "1 “edition: 待定”还没有写",
		"2 “notice: 《待定》”还没有写", "3 “待定”还没有写", "4 待定：核对两张表", "5 待定：单位", "6 “id: 待定：编号”还没有写"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
