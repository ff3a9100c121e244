//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianbao/cmd/nianbao/many"
)

// pool returns files as an office collects them, good and bad, by names that say what is wrong with them.
func pool(t *testing.T) map[string][]byte {
	t.Helper()
	sound, err := os.ReadFile("../../testdata/huaian-2024.xlsx")
	must(t, err)
	old, err := os.ReadFile("../../testdata/zhongwei-2020.xls")
	must(t, err)
	of := func(agency string, cells ...any) []byte { return workbookOf(t, sound, agency, cells...) }
	return map[string][]byte{
		"甲.xlsx": of("示例甲市人民政府"), "乙.xlsx": of("示例乙市人民政府"), "甲又.xlsx": of("示例甲市人民政府", "D30", 104, "D8", 1),
		"错.xlsx": of("示例丙市人民政府", "D6", 1), "字.xlsx": of("示例丁市人民政府", "D6", "约三千"), "旧.xls": old,
		"空.xlsx": nil, "坏.docx": []byte("PK\x03\x04 damaged"), "文.txt": []byte("文"), "~$甲.xlsx": []byte("x"), "页.html": []byte("<p>无"),
	}
}

// workbookOf returns a workbook with another agency, and with other figures in cells.
func workbookOf(t *testing.T, workbook []byte, agency string, cells ...any) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	must(t, err)
	must(t, f.SetCellValue("基本信息", "B4", agency))
	for i := 0; i < len(cells); i += 2 {
		must(t, f.SetCellValue("依申请公开", cells[i].(string), cells[i+1]))
	}
	var b bytes.Buffer
	must(t, f.Write(&b))
	return b.Bytes()
}

// folder fills a folder with some of a pool.
func folder(t *testing.T, r *rand.Rand, pool map[string][]byte, root string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Join(root, "in"), 0o777))
	for _, dir := range []string{"", "区", "区/街", "县"} {
		for _, name := range slices.Sorted(maps.Keys(pool)) {
			if r.IntN(6) == 0 {
				must(t, os.MkdirAll(filepath.Join(root, "in", dir), 0o777))
				must(t, os.WriteFile(filepath.Join(root, "in", dir, name), pool[name], 0o666))
			}
		}
	}
	must(t, os.WriteFile(filepath.Join(root, "in/乙.xlsx"), pool["乙.xlsx"], 0o666))
}

// left returns what stands in a folder, by names.
func left(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	must(t, filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, root)] = string(data)
		return err
	}))
	return files
}

// said runs the program in a folder and returns all that it says.
func said(t *testing.T, root string, args ...string) (out, errs string, status int) {
	t.Helper()
	t.Chdir(root)
	var o, e bytes.Buffer
	status = run(append([]string{"nianbao"}, args...), &o, &e)
	return o.String(), e.String(), status
}

// TestAnyFolder shows of any folder that any number of jobs says and writes the same, as often as it runs, and that a
// run which was interrupted and then resumed comes to what one run does.
func TestAnyFolder(t *testing.T) {
	files := pool(t)
	for seed := range uint64(3) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 14))
			one, many, stopped := t.TempDir(), t.TempDir(), t.TempDir()
			for _, root := range []string{one, many, stopped} {
				folder(t, rand.New(rand.NewPCG(seed, 15)), files, root)
			}
			jobs := strconv.Itoa(2 + r.IntN(8))
			var lines string
			for _, args := range [][]string{
				{"check", "-r", "in"}, {"convert", "-r", "in"}, {"check", "-r", "in", "--json"}, {"convert", "-r", "in"},
				{"convert", "-r", "in", "-o", "out", "--json-lines"}, {"fix", "-r", "in", "-o", "mended"}, {"show", "-r", "in"},
			} {
				outOne, errOne, statusOne := said(t, one, append(args, "--jobs", "1")...)
				outMany, errMany, statusMany := said(t, many, append(args, "--jobs", jobs)...)
				if diff := cmp.Diff(outOne+errOne, outMany+errMany); diff != "" || statusOne != statusMany {
					t.Fatalf("%v with %s jobs: exit %d, want %d\n%s", args, jobs, statusMany, statusOne, diff)
				}
				if args[len(args)-1] == "--json-lines" {
					lines = outOne
				}
			}
			if diff := cmp.Diff(left(t, one), left(t, many)); diff != "" {
				t.Fatalf("files with %s jobs: %s", jobs, diff)
			}
			said(t, stopped, "convert", "-r", "in")
			interrupted(t, stopped, r.IntN(6), lines)
		})
	}
}

// interrupted interrupts a conversion when work on the nth file begins, and resumes it.
func interrupted(t *testing.T, root string, n int, lines string) {
	t.Helper()
	var begun atomic.Int64
	many.BeforeFile = func(string) {
		if begun.Add(1) == int64(n)+1 {
			must(t, syscall.Kill(os.Getpid(), syscall.SIGINT))
			time.Sleep(20 * time.Millisecond) // until it has come, so that there is something to resume
		}
	}
	first, errs, status := said(t, root, "convert", "-r", "in", "-o", "out", "--json-lines", "--jobs", "2")
	many.BeforeFile = func(string) {}
	done, all := strings.Count(first, "\n"), strings.Count(lines, "\n")
	if done < all && (status != exitFailed || !strings.Contains(errs, fmt.Sprintf("停下了：做完 %d 个文件，还有 ", done))) {
		t.Fatalf("exit %d after %d of %d: %s", status, done, all, errs)
	}
	if !strings.HasPrefix(lines, first) {
		t.Fatalf("interrupted\n%s\nnot the beginning of\n%s", first, lines)
	}
	must(t, os.WriteFile(filepath.Join(root, "run.jsonl"), []byte(first+`{"file":"in/`), 0o666))
	second, errs, _ := said(t, root, "convert", "-r", "in", "-o", "out", "--json-lines", "--resume", "run.jsonl")
	if second != lines {
		t.Fatalf("resumed\n%s\nwant\n%s", second, lines)
	}
	if done > 1 && !strings.Contains(errs, "没有变") {
		t.Errorf("%d lines and nothing taken from them: %s", done, errs)
	}
}

// TestFirstGetsIt shows that of two files with one output the first is written, however long it takes.
func TestFirstGetsIt(t *testing.T) {
	files, root := pool(t), t.TempDir()
	must(t, os.Mkdir(filepath.Join(root, "in"), 0o777))
	for i := range 6 {
		must(t, os.WriteFile(filepath.Join(root, "in", strconv.Itoa(i)+".xlsx"), files["甲.xlsx"], 0o666))
	}
	many.BeforeFile = func(path string) {
		if strings.HasSuffix(path, "0.xlsx") {
			time.Sleep(50 * time.Millisecond)
		}
	}
	t.Cleanup(func() { many.BeforeFile = func(string) {} })
	_, errs, status := said(t, root, "convert", "in", "--jobs", "6")
	if status != exitFailed || strings.Count(errs, "和 in/0.xlsx 的报告同名") != 5 || strings.Count(errs, "已生成") != 1 {
		t.Errorf("exit %d\n%s", status, errs)
	}
}
