package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/nianbao/examples"
)

// desk makes the files of which the examples of help speak.
func desk(t *testing.T) {
	t.Helper()
	samples, err := filepath.Abs("../../testdata")
	must(t, err)
	aside(t)
	for name, of := range map[string]string{"统计表.xlsx": sample, "待说明.xlsx": "zhongwei-2020.xlsx", "函.docx": "fill/letter.docx",
		"单位.xlsx": "fill/agencies.xlsx", "共用.json": "fill/common.json", "收件/一.xlsx": sample,
		"格式/form.yaml": "forms/hubei-2021/form.yaml"} {
		data, err := os.ReadFile(filepath.Join(samples, of))
		must(t, err)
		must(t, os.MkdirAll(filepath.Dir(name), 0o777))
		must(t, os.WriteFile(name, data, 0o666))
	}
	must(t, os.WriteFile("名单.csv", []byte("示例市人民政府\n示例市司法局\n"), 0o666))
	for _, line := range []string{"new --agency 示例市人民政府 --year 2023 -o 去年.xlsx", "convert 去年.xlsx --draft -o 上年.docx",
		"new --agency 示例市司法局 --year 2024 -o 空白表.xlsx", "convert 统计表.xlsx -o 报告.docx", "template export -o 模板.docx",
		"merge 收件 -o 汇总.xlsx --agency 示例市"} {
		var said bytes.Buffer
		if status := run(append([]string{"nianbao"}, strings.Fields(line)...), io.Discard, &said); status == exitFailed {
			t.Fatalf("%s: %s", line, &said)
		}
	}
	var shown bytes.Buffer
	run([]string{"nianbao", "show", "统计表.xlsx", "--json"}, &shown, io.Discard)
	must(t, os.WriteFile("本级.json", bytes.Replace(shown.Bytes(), []byte(`"agency": "示例市人民政府"`), []byte(`"agency": "示例市财政局"`), 1), 0o666))
	run([]string{"nianbao", "convert", "本级.json", "--draft", "-o", "本级.xlsx"}, io.Discard, io.Discard)
	must(t, os.Remove("去年.xlsx"))
}

// TestExamples runs every example that help shows, on files as they say them. One that cannot be run is no example, nor is
// a command without any.
func TestExamples(t *testing.T) {
	desk(t)
	there := paths(t)
	_, names := commandsOf(newApp(newFace(io.Discard, io.Discard)))
	for _, path := range names {
		uses := examples.Of(strings.Join(path, " "))
		if len(uses) == 0 {
			t.Errorf("%v has no example", path)
		}
		for _, use := range uses {
			args, to := use.Words()
			if len(args) <= len(path) || !slices.Equal(args[1:1+len(path)], path) || use.Says == "" {
				t.Errorf("%q is no example of %v", use, path)
			}
			var out, errs bytes.Buffer
			if status := run(args, &out, &errs); status == exitFailed || strings.Contains(errs.String(), "出错") {
				t.Errorf("%s: status %d\n%s%s", use.Line, status, &out, &errs)
			}
			if to != "" && out.Len() == 0 {
				t.Errorf("%s leaves nothing in %s", use.Line, to)
			}
			made := paths(t)
			if at := slices.IndexFunc(args, func(arg string) bool { return arg == "-o" || arg == "--annotate" || arg == "--summary" }); at > 0 {
				if len(made) == len(there) {
					t.Errorf("%s writes nothing\n%s", use.Line, &errs)
				}
			}
			for _, name := range made {
				if !slices.Contains(there, name) {
					must(t, os.RemoveAll(name))
				}
			}
		}
	}
}

// paths returns all files below the current folder.
func paths(t *testing.T) (list []string) {
	t.Helper()
	must(t, filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			list = append(list, path)
		}
		return err
	}))
	return list
}

// TestWords splits examples as a shell would.
func TestWords(t *testing.T) {
	args, to := examples.Example{Line: `nianbao template fill 函.docx -o "函/{{单位}} 一.docx" --reason "没有，按 0 计" > 结果`}.Words()
	want := []string{"nianbao", "template", "fill", "函.docx", "-o", "函/{{单位}} 一.docx", "--reason", "没有，按 0 计"}
	if !slices.Equal(args, want) || to != "结果" {
		t.Errorf("%q > %q", args, to)
	}
}
