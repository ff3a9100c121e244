package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/filing/filingtest"
)

// TestMet shows of which agencies reports were met, and of which files something is asked whether it was made of them.
func TestMet(t *testing.T) {
	var o Originals
	asked := []string(nil)
	made := func(of []string) bool { asked = of; return slices.Contains(of, "1.xlsx") }
	for _, item := range []Item{{Path: "1.xlsx"}, {Path: "2.xlsx"}} {
		if o.Meet(item, "甲县司法局", 2024, made) {
			t.Errorf("%s is made of another", item)
		}
	}
	o.Add(Item{Path: "3.xlsx"}, "", 2024)
	o.Add(Item{Path: "4.xlsx"}, "甲县教育局", 0)
	for _, test := range []struct {
		agency string
		year   int
		want   bool
	}{{"甲县司法局", 2024, true}, {"甲县 司法局", 2024, true}, {"甲县司法局", 2023, false}, {"甲县教育局", 2024, false}, {"", 2024, false}, {"甲县教育局", 0, false}} {
		if got := o.Met(test.agency, test.year); got != test.want {
			t.Errorf("met %s %d: %v", test.agency, test.year, got)
		}
	}
	for _, test := range []struct {
		agency string
		want   bool
		of     []string
	}{{"甲县司法局", true, []string{"1.xlsx", "2.xlsx"}}, {"甲县教育局", false, nil}} {
		asked = nil
		if got := o.Meet(Item{Path: "报告.docx", Made: true}, test.agency, 2024, made); got != test.want || !slices.Equal(asked, test.of) || o.Met("甲县教育局", 2024) {
			t.Errorf("made of %s: %v, of %q", test.agency, got, asked)
		}
	}
	if o.Meet(Item{Path: "报告.docx", Made: true}, "甲县司法局", 2024, func([]string) bool { return false }) {
		t.Error("what says something else is made of it")
	}
}

// TestStands shows which outputs are as an earlier run wrote them.
func TestStands(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	filingtest.Must(t, os.WriteFile(path, []byte("甲"), 0o666))
	h := sha256.Sum256([]byte("甲"))
	sum := hex.EncodeToString(h[:])
	if got := Sum(path); got != sum || !IsStill(path, sum) || IsStill(path, "") || IsStill(path, sum[1:]) {
		t.Errorf("it is %s", got)
	}
	filingtest.Must(t, os.WriteFile(path+"2", nil, 0o666))
	filingtest.Must(t, os.Truncate(path+"2", maxSummed+1))
	for _, none := range []string{filepath.Dir(path), path + "x", path + "2"} {
		if got := Sum(none); got != "" || IsStill(none, "") {
			t.Errorf("of %s it is %s", none, got)
		}
	}
	e, err := earlier(t, `{"file":"甲","output":"`+path+`","output_sha256":"`+sum+`"}`+"\n")
	filingtest.Must(t, err)
	if !e.Stands(path) || e.Stands(path+"x") || (*Earlier)(nil).Stands(path) || e.IsEmpty() {
		t.Error("which output stands as an earlier run wrote it")
	}
	e.Close()
	(*Earlier)(nil).Close()
}

// TestNoList says what is no list of names.
func TestNoList(t *testing.T) {
	for want, from := range map[string]interface{ Read([]byte) (int, error) }{
		"清单：文件名的清单读不出来。": iotest.ErrReader(errors.New("disk")), "清单：文件名的清单不是文本。请一行写一个文件名。": strings.NewReader("甲\xff\xff\xff"),
	} {
		if names, err := ReadList(from, "清单"); err == nil || err.Error() != want || names != nil {
			t.Errorf("%q, %v, want %s", names, err, want)
		}
	}
}

// TestEndings shows which names are those of reports, and that nobody changes the lists of endings.
func TestEndings(t *testing.T) {
	for name, want := range map[string]bool{"a.xlsx": true, "A.DOC": true, "a.ofd": true, "a.txt": false, "xlsx": false, "a.json": false} {
		if got := IsReport(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	Workbooks()[0], Readable()[0] = "", ""
	if Workbooks()[0] != ".xlsx" || Readable()[0] != ".xlsx" || len(Workbooks()) >= len(Readable()) || slices.Contains(Readable(), ".doc") {
		t.Errorf("%q, %q", Workbooks(), Readable())
	}
}

// TestListEncodings reads a list in each encoding in which Windows writes one, and refuses what is cut off.
func TestListEncodings(t *testing.T) {
	const list = "甲县\\年报 1.xlsx\r\n\"b.docx\"\r\n"
	want := []string{"甲县\\年报 1.xlsx", "b.docx"}
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(list)
	filingtest.Must(t, err)
	wide := func(order binary.AppendByteOrder) string {
		data := order.AppendUint16(nil, 0xFEFF)
		for _, unit := range utf16.Encode([]rune(list)) {
			data = order.AppendUint16(data, unit)
		}
		return string(data)
	}
	for name, text := range map[string]string{"UTF-8": list, "UTF-8 with a mark": "\uFEFF" + list, "GBK": gbk,
		"UTF-16": wide(binary.LittleEndian), "UTF-16, the high byte first": wide(binary.BigEndian)} {
		names, err := ReadList(strings.NewReader(text), "清单")
		if err != nil || !slices.Equal(names, want) {
			t.Errorf("%s: %q, %v", name, names, err)
		}
	}
	for _, text := range []string{wide(binary.LittleEndian) + "x", "\xff\xfe\x00\xd8\n\x00"} {
		if names, err := ReadList(strings.NewReader(text), "清单"); err == nil {
			t.Errorf("what is damaged is read: %q", names)
		}
	}
}
