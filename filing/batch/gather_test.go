package batch

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/filing/filingtest"
	"nianbao/filing/seal"
	"nianbao/ooxml/opc"
)

// tree makes files, those that end in a slash as folders, "a -> b" as links.
func tree(t testing.TB, names ...string) (root string) {
	t.Helper()
	root = t.TempDir()
	for _, name := range names {
		name, target, isLink := strings.Cut(name, " -> ")
		path := filepath.Join(root, filepath.FromSlash(name))
		filingtest.Must(t, os.MkdirAll(filepath.Dir(path), 0o777))
		switch {
		case isLink:
			if err := os.Symlink(filepath.FromSlash(target), path); err != nil {
				t.Skip(err)
			}
		case strings.HasSuffix(name, "/"):
			filingtest.Must(t, os.MkdirAll(path, 0o777))
		case strings.HasPrefix(filepath.Base(name), "made"):
			filingtest.Must(t, os.WriteFile(path, sealed(t), 0o666))
		default:
			filingtest.Must(t, os.WriteFile(path, []byte(name), 0o666))
		}
	}
	return root
}

// sealed is a package that bears the program's mark.
func sealed(t testing.TB) []byte {
	t.Helper()
	p := opc.New()
	p.Set("[Content_Types].xml", []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>`))
	p.Set("_rels/.rels",
		[]byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`))
	filingtest.Must(t, seal.Sign(p))
	data, err := p.Bytes()
	filingtest.Must(t, err)
	return data
}

// below returns what was found of a tree, by paths below its root.
func below(t testing.TB, root string, items []Item) []string {
	t.Helper()
	list := []string{}
	for _, item := range items {
		rel, err := filepath.Rel(root, item.Path)
		filingtest.Must(t, err)
		list = append(list, filepath.ToSlash(rel))
	}
	return list
}

// everything is a folder as an office has it.
var everything = []string{
	"乙.xlsx", "甲.XLSX", "丙.docx", "丁.doc", "页.html", "~$乙.xlsx", ".~lock.乙.xlsx#", ".DS_Store", "照片.jpg",
	"汇总.csv", "材料.zip", "乙.xlsx.waivers.yaml", "made甲.docx", "区/戊.xlsx", "区/.隐/己.xlsx", "区/空/",
	"__MACOSX/._乙.xlsx", "run.jsonl",
}

func TestGatherFolder(t *testing.T) {
	root := tree(t, everything...)
	found, err := Gather([]string{root}, false)
	filingtest.Must(t, err)
	want := []string{"丁.doc", "丙.docx", "乙.xlsx", "甲.XLSX", "页.html", "made甲.docx"}
	if diff := cmp.Diff(want, below(t, root, found.Items)); diff != "" {
		t.Error(diff)
	}
	const left = "跳过 2 个打开文件时产生的临时文件（~$ 开头）、2 个隐藏的文件或文件夹、" +
		"3 个别的种类的文件（.csv、.jpg、.jsonl）、1 个说明文件、1 个压缩包（没有解开，里面如有报表，请先解压）、1 个下级文件夹（要一起看的，加 -r）"
	if got := found.Left.Words(); got != left {
		t.Errorf("%s\nwant\n%s", got, left)
	}
	all, err := Gather([]string{root}, true)
	filingtest.Must(t, err)
	want = []string{"丁.doc", "丙.docx", "乙.xlsx", "区/戊.xlsx", "甲.XLSX", "页.html", "made甲.docx"}
	if diff := cmp.Diff(want, below(t, root, all.Items)); diff != "" {
		t.Error(diff)
	}
	if last := all.Items[len(all.Items)-1]; !last.Made || all.Items[0].Made || last.Below != "made甲.docx" {
		t.Errorf("%+v", last)
	}
}

// TestGatherNames shows what else may be named than a folder.
func TestGatherNames(t *testing.T) {
	root := tree(t, append(everything, "[甲].xlsx", "环/上 -> ..", "环/去 -> ../区", "环/乙.xlsx -> ../乙.xlsx", "环/断.xlsx -> 没有")...)
	at := func(name string) string { return filepath.Join(root, filepath.FromSlash(name)) }
	for _, c := range []struct {
		about     string
		names     []string
		recursive bool
		want      string
		left      string
	}{
		{"a file", []string{"乙.xlsx"}, false, "乙.xlsx", ""},
		{"a file of any kind", []string{"照片.jpg"}, false, "照片.jpg", ""},
		{"what is not there", []string{"无.xlsx"}, false, "无.xlsx", ""},
		{"an owner's file alone", []string{"~$乙.xlsx"}, false, "~$乙.xlsx", ""},
		{"as a prompt expands it", []string{"乙.xlsx", "~$乙.xlsx"}, false, "乙.xlsx", "跳过 1 个打开文件时产生的临时文件（~$ 开头）"},
		{"twice", []string{"乙.xlsx", "./区/../乙.xlsx", "环/乙.xlsx"}, false, "乙.xlsx", "跳过 2 个重复的（同一个文件写了两次）"},
		{"a pattern", []string{"*.xlsx"}, false, "[甲].xlsx 乙.xlsx",
			"跳过 1 个打开文件时产生的临时文件（~$ 开头）"},
		{"a pattern that is a name", []string{"[甲].xlsx"}, false, "[甲].xlsx", ""},
		{"a pattern without an ending", []string{"[甲乙]*"}, false, "乙.xlsx 甲.XLSX", "跳过 1 个说明文件"},
		{"a pattern below", []string{"戊.*"}, true, "区/戊.xlsx", "跳过 1 个打开文件时产生的临时文件（~$ 开头）、5 个隐藏的文件或文件夹"},
		{"a pattern of other kinds", []string{"*.jsonl"}, false, "run.jsonl", ""},
		{"a pattern that fits nothing", []string{"*.et"}, false, "*.et", ""},
		{"a file and its folder", []string{"区/戊.xlsx", "区"}, true, "区/戊.xlsx",
			"跳过 1 个隐藏的文件或文件夹、1 个重复的（同一个文件写了两次）"},
		{"links in a ring", []string{"环"}, true, "环/上/乙.xlsx 环/上/区/戊.xlsx 环/断.xlsx 环/上/[甲].xlsx", ""},
	} {
		t.Run(c.about, func(t *testing.T) {
			var names []string
			for _, n := range c.names {
				if strings.HasPrefix(n, "./") {
					n = at(".") + n[1:]
				} else {
					n = at(n)
				}
				names = append(names, n)
			}
			found, err := Gather(names, c.recursive)
			filingtest.Must(t, err)
			got := below(t, root, found.Items)
			if c.about == "links in a ring" { // it leads to the whole folder, every file once
				for _, name := range strings.Fields(c.want) {
					if !slices.Contains(got, name) {
						t.Errorf("%s is not among %q", name, got)
					}
				}
				if len(got) != 9 {
					t.Errorf("%d files: %q", len(got), got)
				}
				return
			}
			if diff := cmp.Diff(strings.Fields(c.want), got); diff != "" {
				t.Error(diff)
			}
			if left := found.Left.Words(); c.about != "a pattern below" && left != c.left {
				t.Errorf("%s\nwant\n%s", left, c.left)
			}
		})
	}
}

// TestGatherNamedToo shows that what a folder gave and somebody names as well is meant itself, whichever comes first.
func TestGatherNamedToo(t *testing.T) {
	root := tree(t, "甲.xlsx", "made乙.docx", "made丙.xlsx")
	for _, names := range [][]string{
		{root, filepath.Join(root, "made乙.docx")}, {filepath.Join(root, "made乙.docx"), root},
	} {
		found, err := Gather(names, false)
		filingtest.Must(t, err)
		var made []string
		for _, item := range found.Items {
			if item.Made {
				made = append(made, filepath.Base(item.Path))
			}
		}
		if len(found.Items) != 3 || !slices.Equal(made, []string{"made丙.xlsx"}) {
			t.Error(found.Items)
		}
	}
}

// TestGatherExcept shows that what a run writes is no item of it.
func TestGatherExcept(t *testing.T) {
	root := tree(t, "甲.xlsx", "出/乙.xlsx", "出/里/丙.xlsx", "出口.xlsx")
	found, err := Request{Names: []string{root}, Recursive: true, Except: []string{filepath.Join(root, "出")}}.Gather()
	filingtest.Must(t, err)
	if diff := cmp.Diff([]string{"出口.xlsx", "甲.xlsx"}, below(t, root, found.Items)); diff != "" {
		t.Error(diff)
	}
}

// TestGatherUnread shows that a folder which cannot be looked into is told of, and costs no other its turn.
func TestGatherUnread(t *testing.T) {
	root := tree(t, "甲.xlsx", "密/乙.xlsx")
	filingtest.Must(t, os.Chmod(filepath.Join(root, "密"), 0))
	defer os.Chmod(filepath.Join(root, "密"), 0o777)
	if _, err := os.ReadDir(filepath.Join(root, "密")); err == nil {
		t.Skip("here every folder can be looked into")
	}
	found, err := Gather([]string{root}, true)
	filingtest.Must(t, err)
	if len(found.Items) != 1 || len(found.Unread) != 1 || !strings.Contains(found.Unread[0].Error(), "没有权限看这个文件夹") {
		t.Errorf("%v, %v", found.Items, found.Unread)
	}
}

// TestGatherNothing shows that a folder without filings is an error that says what is there.
func TestGatherNothing(t *testing.T) {
	for want, names := range map[string][]string{
		"没有找到统计表或报告（跳过 1 个别的种类的文件（.jpg））。请看文件夹有没有写错；文件名不论，结尾要是 .xlsx、.xlsm、.xls、.et、.docx 等。": {"a.jpg"}, "只有打开文件时产生的临时文件": {"~$a.xlsx"}, "里没有文件": {"a/"},
	} {
		if _, err := Gather([]string{tree(t, names...)}, true); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", names, err)
		}
	}
}

// TestAnyGather shows of any folder that each file in it is an item once or left out for one reason, that the items are
// in the same order however the folder is named, and that nobody's files of other kinds change them.
func TestAnyGather(t *testing.T) {
	names := []string{"甲.xlsx", "乙.DOCX", "a.xls", "A.xlsx", "~$甲.xlsx", ".甲.xlsx", "p.jpg", "x.zip", "made.docx", "n", "页.htm"}
	folders := []string{"", "区/", "区/a/", "区.x/", ".隐/", "b/"}
	rapid.Check(t, func(rt *rapid.T) {
		var all []string
		for _, folder := range folders {
			for _, name := range names {
				all = append(all, folder+name)
			}
		}
		files := rapid.SliceOfNDistinct(rapid.SampledFrom(all), 0, 15, rapid.ID[string]).Draw(rt, "files")
		root := tree(t, files...)
		found, err := Gather([]string{root}, true)
		want := 0
		for _, f := range files {
			if !strings.HasPrefix(f, ".隐/") {
				want++
			}
		}
		if want < len(files) {
			want++ // the folder
		}
		if got := len(found.Items) + found.Left.All(); err == nil && got != want {
			rt.Fatalf("%d items and left out, want %d: %v, %s", got, want, found.Items, found.Left.Words())
		}
		if len(found.Items) == 0 {
			return
		}
		got := below(t, root, found.Items)
		for i, item := range found.Items {
			if item.Made != (filepath.Base(item.Path) == "made.docx") || i > 0 && found.Items[i-1].Made && !item.Made {
				rt.Fatalf("%+v", found.Items)
			}
			if item.Below != got[i] {
				rt.Fatalf("%s is below as %s", got[i], item.Below)
			}
		}
		filingtest.Must(t, os.WriteFile(filepath.Join(root, "z.txt"), nil, 0o666))
		again, err := Gather([]string{root + string(filepath.Separator)}, true)
		filingtest.Must(t, err)
		if diff := cmp.Diff(got, below(t, root, again.Items)); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// FuzzReadList shows that whatever a list holds, each name in it is one, and no line break is in any unless zero bytes
// part them.
func FuzzReadList(f *testing.F) {
	for _, seed := range []string{"甲.xlsx\r\n乙.xlsx", "a\x00b\nc\x00", "\xbc\xd7\n", "\uFEFF\n\n", "\xff\xfe"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		names, err := ReadList(strings.NewReader(string(data)), "清单")
		if err != nil && len(names) > 0 {
			t.Error("names and an error")
		}
		for _, name := range names {
			if strings.TrimSpace(name) == "" || strings.Contains(name, "\x00") ||
				strings.Contains(name, "\n") && !strings.Contains(string(data), "\x00") {
				t.Errorf("%q", name)
			}
		}
	})
}

func TestReadList(t *testing.T) {
	for list, want := range map[string]string{
		"a.xlsx\n b.xlsx\r\n\n*.x": "a.xlsx| b.xlsx|*.x", "\uFEFF甲\n": "甲", "甲\n乙\x00b\x00": "甲\n乙|b",
		"\xbc\xd7.xlsx": "甲.xlsx", "": "", "\"甲 乙.xlsx\"\n \"丙.xlsx\" \r\n\"": "甲 乙.xlsx|丙.xlsx|\"",
	} {
		names, err := ReadList(strings.NewReader(list), "清单")
		if got := strings.Join(names, "|"); err != nil || got != want {
			t.Errorf("%q: %q, %v", list, got, err)
		}
	}
}

// TestGatherList: what a search found is left out as in a folder, and a folder above that is hidden hides nothing.
func TestGatherList(t *testing.T) {
	root := tree(t, ".里/甲.xlsx", ".里/.隐.xlsx", ".里/~$甲.xlsx", ".里/甲.xlsx.waivers.yaml", ".里/乙.xlsx.waivers.yaml", "__MACOSX/甲.xlsx")
	var list []string
	for _, name := range []string{".里/甲.xlsx", ".里/.隐.xlsx", ".里/~$甲.xlsx", ".里/甲.xlsx.waivers.yaml", ".里/乙.xlsx.waivers.yaml",
		"__MACOSX/甲.xlsx"} {
		list = append(list, filepath.Join(root, filepath.FromSlash(name)))
	}
	found, err := Request{List: list}.Gather()
	filingtest.Must(t, err)
	if len(found.Items) != 1 || found.Items[0].Path != list[0] {
		t.Errorf("%v", found.Items)
	}
	want := "跳过 1 个打开文件时产生的临时文件（~$ 开头）、2 个隐藏的文件或文件夹、2 个说明文件（其中 1 个旁边没有它说明的文件，没有起作用：" + list[4] + "）"
	if got := found.Left.Words(); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestLooking shows that a search tells of each file as it is found, whatever it is, and of each at which it looked.
func TestLooking(t *testing.T) {
	root := tree(t, "甲.xlsx", "乙.txt", "区/made丙.xlsx", "区/街/~$丁.docx", "空/")
	var told [][2]int
	r := Request{Names: []string{root}, Recursive: true, Looking: func(files, looked int) { told = append(told, [2]int{files, looked}) }}
	found, err := r.Gather()
	filingtest.Must(t, err)
	want := [][2]int{{1, 0}, {2, 0}, {3, 0}, {4, 0}, {4, 1}, {4, 2}}
	if diff := cmp.Diff(want, told); diff != "" || len(found.Items) != 2 {
		t.Errorf("%d items (-want +got)\n%s", len(found.Items), diff)
	}
}

// TestLeftWords says of every reason what was left out, and names the endings of which there are most.
func TestLeftWords(t *testing.T) {
	seen := map[string]bool{}
	for why := range Reason(reasons) {
		var l Left
		l.Add(why, ".txt")
		l.Add(why, ".TXT")
		words := l.Words()
		if !strings.HasPrefix(words, "跳过 2 个") || seen[words] || l.Of(why) != 2 || l.All() != 2 || strings.Contains(words, "（.txt）") != (why == Kind) {
			t.Errorf("%d: %s", why, words)
		}
		seen[words] = true
	}
	if words := new(Left).Words(); words != "" {
		t.Errorf("of nothing: %s", words)
	}
	for _, test := range []struct{ endings, want string }{
		{"-", "跳过 1 个别的种类的文件"}, {"- .a", "跳过 2 个别的种类的文件（.a）"}, {".b .a .b", "跳过 3 个别的种类的文件（.b、.a）"},
		{".d .c .b .a", "跳过 4 个别的种类的文件（.a、.b、.c、.d）"}, {".e .d .c .b .a .e", "跳过 6 个别的种类的文件（.e、.a、.b、.c 等）"},
	} {
		var l Left
		for ending := range strings.FieldsSeq(test.endings) {
			l.Add(Kind, strings.TrimPrefix(ending, "-"))
		}
		if got := l.Words(); got != test.want {
			t.Errorf("%s: %s", test.endings, got)
		}
	}
	l := Left{orphans: []string{"a", "b", "c", "d", "e"}}
	for n, want := range map[int]string{1: "：a）", 4: "：a、b、c、d）", 5: "：a、b、c、d 等）"} {
		some := Left{orphans: l.orphans[:n]}
		some.Add(Waivers, "")
		if got := some.Words(); !strings.HasSuffix(got, "没有起作用"+want) {
			t.Errorf("%d: %s", n, got)
		}
	}
}

// TestComparePaths orders paths as a tree is read, what is in a folder before what is called like it and more.
func TestComparePaths(t *testing.T) {
	want := []string{"a", "a/b", "a/b/c", "a/c", "a b", "a-", "a.x", "a0", "ab", "b"}
	for i, a := range want {
		for k, b := range want {
			if got := comparePaths(a, b); (got < 0) != (i < k) || (got > 0) != (i > k) {
				t.Errorf("%s, %s: %d", a, b, got)
			}
		}
	}
}

// TestGatherDeep shows that a folder which cannot be looked into since its path is too long is told of.
func TestGatherDeep(t *testing.T) {
	dir := tree(t, "甲.xlsx")
	at, err := os.OpenRoot(dir)
	filingtest.Must(t, err)
	for range 20 {
		name := strings.Repeat("x", 250)
		filingtest.Must(t, at.Mkdir(name, 0o777))
		below, err := at.OpenRoot(name)
		filingtest.Must(t, err)
		at.Close()
		at = below
	}
	at.Close()
	found, err := Gather([]string{dir}, true)
	filingtest.Must(t, err)
	if len(found.Items) != 1 || len(found.Unread) != 1 || !strings.Contains(found.Unread[0].Error(), "：这个文件夹打不开，里面的文件没有处理。请检查文件夹的权限和所在的磁盘，再对它重新运行。") {
		t.Errorf("%v, %.300v", found.Items, found.Unread)
	}
}
