package opc

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"nianbao/ooxml/crypt/crypttest"
)

// refused is a file that Read refuses.
type refused struct {
	name string
	data []byte
	kind Kind
	part string
	says string // somewhere in Error or Hint
}

// refusedFiles returns one file at least for each kind that bytes alone can show, none of them large.
func refusedFiles(t testing.TB) []refused {
	t.Helper()
	good := workbook(t, sheet(2000))
	stored := func(h *zip.FileHeader) { h.Method = zip.Store }
	damaged := bytes.Clone(good)
	damaged[bytes.Index(damaged, []byte("workbook.xml"))+14] ^= 0xff
	deep := func(n int) string { return strings.Repeat("<a>", n) + strings.Repeat("</a>", n) }

	return []refused{
		{"nothing", nil, Empty, "", "重新"},
		{"old sheet", compound("Workbook"), OldBinary, "", ".xlsx"},
		{"older sheet", compound("Book"), OldBinary, "", ".xlsx"},
		{"old document", compound("Data", "WordDocument"), OldBinary, "", ".docx"},
		{"old either", compound("Workbook", "WordDocument"), OldBinary, "", "表格或文字"},
		{"old unknown", compound("Workbooks", "MyBook"), OldBinary, "", "看不出"},
		{"slides", compound("PowerPoint Document"), NotZip, "", "演示文稿"},
		{"password", crypttest.Agile(t, good, "1", crypttest.Lock{SpinCount: 2}), Encrypted, "", "去掉密码"},
		{"password, cut off", compound("EncryptionInfo", "EncryptedPackage"), Corrupt, "", "加了密码"},
		{"encryption software", []byte("\x62\x14\x23\x65\x00E-SafeNet\x00LOCK"), UnknownEncryption, "", "加密软件"},
		{"encrypted entry",
			zipOf(t, member{name: "a.xml", data: "<a/>", lie: func(h *zip.FileHeader) { h.Flags |= 1 }}),
			UnknownEncryption, "a.xml", "解压"},

		{"too many", many(t, maxParts+1), TooManyParts, "", "1000"},
		{"far too many", many(t, 40*maxParts), TooManyParts, "", "1000"},
		{"bomb", part(t, "a.bin", strings.Repeat("\x00", maxFree+8<<20)), Ratio, "a.bin", "压缩比"},
		{"bomb that claims to be small", zipOf(t, member{name: "a.bin", data: strings.Repeat("\x00", maxFree+8<<20),
			lie: func(h *zip.FileHeader) { h.UncompressedSize64 = 10 }}), Ratio, "a.bin", "压缩比"},

		{"bomb in parts", zipOf(t, member{name: "xl/worksheets/sheet1.xml", data: strings.Repeat(" ", maxFree/2+4<<20)},
			member{name: "xl/worksheets/sheet2.xml", data: strings.Repeat(" ", maxFree/2+4<<20)}),
			Ratio, "xl/worksheets/sheet2.xml", "空行"},
		{"relations without end", part(t, "_rels/.rels", relations(strings.Repeat(" ", maxLists))), PartTooLarge,
			"_rels/.rels", "64 MB"},

		{"second zip", bytes.Join([][]byte{part(t, "a.xml", "<a/>"), part(t, "a.xml", "<b/>")}, nil), TwoFiles, "", "两个"},
		{"second zip after a gap", bytes.Join([][]byte{part(t, "a.xml", "<a/>"), part(t, "a.xml", "<b/>")}, make([]byte, 9)),
			TwoFiles, "", "两个"},
		{"zip in the zip's comment", commented(t, part(t, "a.xml", "<a/>")), TwoFiles, "", "两个"},
		{"entries before the first", append([]byte(localSignature+"rest of an entry"), part(t, "a.xml", "<a/>")...),
			TwoFiles, "", "两个"},
		{"zip behind that is cut off", append(part(t, "a.xml", "<a/>"), part(t, "a.xml", "<b/>")[:40]...), TwoFiles, "",
			"两个"},

		{"same name", zipOf(t, member{name: "xl/a.xml", data: "<a/>"}, member{name: "xl/a.xml", data: "<b/>"}),
			DuplicateName, "xl/a.xml", "同名"},
		{"same name but for case",
			zipOf(t, member{name: "xl/a.xml", data: "<a/>"}, member{name: "XL/A.xml", data: "<b/>"}), DuplicateName,
			"XL/A.xml", "同名"},
		{"same name but for slashes",
			zipOf(t, member{name: "xl/a.xml", data: "<a/>"}, member{name: `xl\a.xml`, data: "<b/>"}), DuplicateName,
			"xl/a.xml", "同名"},

		{"no name", part(t, "", "x"), BadName, "", "空"},
		{"absolute", part(t, "/a.xml", "<a/>"), BadName, "/a.xml", "绝对"},
		{"absolute with backslash", part(t, `\a.xml`, "<a/>"), BadName, "/a.xml", "绝对"},
		{"drive", part(t, `C:\a.xml`, "<a/>"), BadName, "C:/a.xml", "盘符"},
		{"parent", part(t, "xl/../../a.xml", "<a/>"), BadName, "xl/../../a.xml", "上级"},
		{"parent with backslash", part(t, `xl\..\a.xml`, "<a/>"), BadName, "xl/../a.xml", "上级"},
		{"self", part(t, "xl/./a.xml", "<a/>"), BadName, "xl/./a.xml", "目录"},
		{"empty segment", part(t, "xl//a.xml", "<a/>"), BadName, "xl//a.xml", "目录"},
		{"folder above", part(t, "../", ""), BadName, "../", "上级"},
		{"absolute folder", part(t, `\\server\share\`, ""), BadName, "//server/share/", "绝对"},
		{"folder on a drive", part(t, "C:/", ""), BadName, "C:/", "盘符"},
		{"zero in name", part(t, "a.xml\x00.txt", "<a/>"), BadName, "a.xml\x00.txt", "控制字符"},

		{"truncated", good[:len(good)*2/3], Corrupt, "", "不完整"},
		{"damaged byte", damaged, Corrupt, "xl/workbook.xml", "损坏"},
		{"wrong checksum", zipOf(t, member{name: "a.bin", data: "abc", lie: func(h *zip.FileHeader) { h.CRC32++ }}),
			Corrupt, "a.bin", "校验"},
		{"no checksum", zipOf(t, member{name: "a.bin", data: "abc", lie: func(h *zip.FileHeader) { h.CRC32 = 0 }}),
			Corrupt, "a.bin", "校验"},
		{"larger than declared",
			zipOf(t, member{name: "a.bin", data: "abc", lie: func(h *zip.FileHeader) { h.UncompressedSize64-- }}),
			Corrupt, "a.bin", "大小"},
		{"smaller than declared",
			zipOf(t,
				member{name: "a.bin", data: "abc", lie: func(h *zip.FileHeader) { h.UncompressedSize64 = 1 << 40 }}),
			Corrupt, "a.bin", "大小"},
		{"stored, other size", zipOf(t, member{name: "a.bin", data: "abcd", raw: []byte("abc"), lie: stored}),
			Corrupt, "a.bin", "大小"},
		{"bytes after the data",
			zipOf(t, member{name: "a.bin", data: "abc", raw: append(deflate(t, []byte("abc")), "rest"...)}), Corrupt,
			"a.bin", "大小"},
		{"data beyond the file",
			zipOf(t,
				member{name: "a.bin", data: "abc", lie: func(h *zip.FileHeader) { h.CompressedSize64 = 1 << 20 }}),
			Corrupt, "a.bin", "不完整"},
		{"data end early",
			zipOf(t, member{name: "a.bin", data: "abc", lie: func(h *zip.FileHeader) { h.CompressedSize64 -= 3 }}),
			Corrupt, "a.bin", "解压"},
		{"unknown method",
			zipOf(t, member{name: "a.bin", data: "abc", lie: func(h *zip.FileHeader) { h.Method = 14 }}), Corrupt,
			"a.bin", "方法"},

		{"doctype", part(t, "a.xml", `<?xml version="1.0"?><!DOCTYPE a><a/>`), Doctype, "a.xml", "声明"},
		{"doctype in lower case", part(t, "a.rels", `<!doctype a><a/>`), Doctype, "a.rels", "声明"},
		{"doctype in drawing", part(t, "A.VML", `<!DOCTYPE a><a/>`), Doctype, "A.VML", "声明"},
		{"doctype by content", part(t, "a.dat", "\ufeff\r\n<!DOCTYPE a><a/>"), Doctype, "a.dat", "声明"},
		{"doctype in UTF-16", part(t, "a.xml", string(utf16Text("\ufeff<!DOCTYPE a><a/>", binary.LittleEndian))),
			Doctype, "a.xml", "声明"},
		{"doctype in UTF-16, other order",
			part(t, "a.bin", string(utf16Text("\ufeff<!DOCTYPE a><a/>", binary.BigEndian))), Doctype, "a.bin", "声明"},
		{"doctype in UTF-16 without mark", part(t, "a.bin", string(utf16Text("<!DOCTYPE a><a/>", binary.BigEndian))),
			Doctype, "a.bin", "声明"},
		{"too deep", part(t, "a.xml", deep(maxDepth+1)), TooDeep, "a.xml", "256"},
		{"never closed", part(t, "a.xml", strings.Repeat("<a>", maxDepth+1)), TooDeep, "a.xml", "256"},
		{"encoding that hides", part(t, "a.xml", `<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE a+AD4-`),
			BadXML, "a.xml", "编码"},
		{"encoding changes",
			part(t, "a.xml",
				"<?xml version='1.0' encoding='utf-16le'?>"+string(utf16Text("<!DOCTYPE a>", binary.LittleEndian))),
			BadXML, "a.xml", "编码"},
		{"UTF-32, little end first", part(t, "a.xml", "\xff\xfe\x00\x00<\x00\x00\x00"), BadXML, "a.xml", "编码"},
		{"XML declaration without end",
			part(t, "a.xml", "<?xml version='1.0'"+strings.Repeat(" ", 600)+"encoding='utf-7'?>"), BadXML, "a.xml",
			"声明"},
		{"UTF-32", part(t, "a.xml", "\x00\x00\xfe\xff\x00\x00\x00<"), BadXML, "a.xml", "编码"},
		{"two XML declarations", part(t, "a.xml", `<?xml version="1.0"?><?xml version="1.0" encoding="utf-7"?><a/>`),
			BadXML, "a.xml", "不合规"},
		{"unknown declaration", part(t, "a.xml", `<!ENTITY a "b"><a/>`), BadXML, "a.xml", "不合规"},
		{"types cut off", part(t, contentTypesName, workbookTypes[:200]), BadXML, contentTypesName, "不是合法的 XML"},
		{"types empty", part(t, contentTypesName, ""), BadXML, contentTypesName, ""},
		{"types of another root", part(t, contentTypesName, "<Types/>"), BadXML, contentTypesName, "根元素"},
		{"two types", part(t, contentTypesName, `<Types xmlns="`+contentTypesSpace+`">`+
			`<Default Extension="xml" ContentType="a"/><Default Extension="XML" ContentType="b"/></Types>`), BadXML,
			contentTypesName, "两个类型"},
	}
}

// commented returns a zip whose comment is another one.
func commented(t testing.TB, comment []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	z.SetComment(string(comment))
	w, err := z.Create("b.xml")
	if err != nil {
		t.Fatalf("z.Create: %v", err)
	}
	w.Write([]byte("<b/>"))
	z.Close()
	return out.Bytes()
}

func TestReadRefuses(t *testing.T) {
	for _, c := range refusedFiles(t) {
		t.Run(c.name, func(t *testing.T) {
			p, err := Read(c.data)
			if p != nil {
				t.Error("a package comes with the error")
			}
			expect(t, err, c.kind, c.part, c.says)
		})
	}
}

// expect fails the test unless err is an *Error of the kind about the part, in Chinese, that says the words.
func expect(t testing.TB, err error, kind Kind, part, says string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("error is %v, want an *Error of %s", err, kind)
	}
	if e.Kind != kind || e.Part != part {
		t.Errorf("error is %s of part %q, want %s of %q: %v", e.Kind, e.Part, kind, part, e)
	}
	if !strings.Contains(e.Error()+e.Hint(), says) {
		t.Errorf("error %q with hint %q does not say %q", e.Error(), e.Hint(), says)
	}
	for _, s := range []string{e.Error(), e.Hint()} {
		first := []rune(s + " ")[0]
		if !unicode.Is(unicode.Han, first) && !strings.HasPrefix(s, "PDF") ||
			strings.ContainsFunc(s, unicode.IsControl) {
			t.Errorf("not a line of Chinese: %q", s)
		}
	}
}

func TestReadRefusesLargeFile(t *testing.T) {
	_, err := Read(make([]byte, maxFile+1))
	expect(t, err, TooLarge, "", "50 MB")
}

func TestReadRefusesLargePart(t *testing.T) {
	random := rand.NewChaCha8([32]byte{})
	piece := make([]byte, 64<<10)
	random.Read(piece[:2<<10]) // keeps it below the ratio
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatalf("flate.NewWriter: %v", err)
	}
	w.Write(piece)
	w.Flush() // what stands here may stand any number of times
	raw := bytes.Repeat(packed.Bytes(), MaxPart/len(piece)+1)
	raw = append(raw, 3, 0) // an empty last block

	large := strings.Repeat(string(piece), MaxPart/len(piece)+1)
	for _, size := range []uint64{10, 1 << 40} {
		_, err := Read(zipOf(t,
			member{name: "a.bin", data: large, raw: raw, lie: func(h *zip.FileHeader) { h.UncompressedSize64 = size }}))
		expect(t, err, PartTooLarge, "a.bin", "64 MB")
	}
}

func TestReadRefusesLargeTotal(t *testing.T) {
	data := zipOf(t, member{name: "a.bin", data: "1234567890"})
	files, err := directory(data)
	if err != nil {
		t.Fatalf("directory: %v", err)
	}
	in := inflater{file: data, total: maxTotal - 10} // as if much had been inflated before
	if _, err := in.entry(files[0], "a.bin"); err != nil {
		t.Error("the last ten bytes:", err)
	}
	_, err = in.entry(files[0], "a.bin")
	expect(t, err, TotalTooLarge, "a.bin", "256 MB")
}
