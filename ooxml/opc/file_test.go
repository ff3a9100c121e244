package opc

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/ooxml/crypt/crypttest"
)

func TestReadFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "年报.xlsx")
	if err := os.WriteFile(path, workbook(t, sheet(2000)), 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	p, err := ReadFile(path)
	if err != nil {
		t.Fatalf("ReadFile: %v", err)
	}
	if name, err := p.Main(); name != "xl/workbook.xml" || err != nil {
		t.Errorf("main is %q, %v", name, err)
	}
}

func TestReadFileRefuses(t *testing.T) {
	dir := t.TempDir()
	file := func(name string, data string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		return path
	}
	large := file("large.xlsx", "")
	if err := os.Truncate(large, maxFile+1); err != nil {
		t.Fatalf("os.Truncate: %v", err)
	}
	zeros := file("zeros.xlsx", "")
	if err := os.Truncate(zeros, maxFile); err != nil {
		t.Fatalf("os.Truncate: %v", err)
	}

	for _, c := range []struct {
		path string
		kind Kind
		says string
	}{
		{filepath.Join(dir, "没有.xlsx"), NotFound, "不存在"},
		{dir, Directory, "文件夹"},
		{os.DevNull, Unreadable, "普通文件"},
		{"a\x00.xlsx", Unreadable, "权限"},
		{file("empty.xlsx", ""), Empty, "空"},
		{large, TooLarge, "50 MB"},
		{zeros, NotZip, "全是零"},
		{file("a.xls", string(compound("Workbook"))), OldBinary, "Excel 97-2003 工作簿（.xls）"},
		{file("a.ET", string(compound("Workbook"))), OldBinary, "WPS 表格（.et）"},
		{file("a.doc", string(compound("WordDocument"))), OldBinary, "Word 97-2003 文档（.doc）"},
		{file("a.wps", string(compound("WordDocument", "Workbook"))), OldBinary, "WPS 文字（.wps）"},
		{file("b.xls", string(compound("WordDocument", "Workbook"))), OldBinary, ".xlsx"},
		{file("b.xlsx", string(compound("Workbook"))), OldBinary, "扩展名却是 .xlsx"},
		{file("b.doc", string(compound("Workbook"))), OldBinary, "扩展名却是 .doc"},
		{file("c.doc", string(compound())), OldBinary, ".docx"},
		{file("c.xlsx", string(crypttest.Agile(t, workbook(t, nil), "1", crypttest.Lock{SpinCount: 2}))), Encrypted,
			"密码"},
		{file("d.xlsx", string(compound("EncryptedPackage"))), Corrupt, "密码"},
		{file("~$年报.xlsx", "\x05admin"), NotZip, "临时文件"},
		{file("c.xls", "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><body><table>"), NotZip,
			"网页（HTML），扩展名是 .xls"},
	} {
		_, err := ReadFile(c.path)
		t.Run(strings.ReplaceAll(filepath.Base(c.path), "\x00", "0"),
			func(t *testing.T) { expect(t, err, c.kind, "", c.says) })
	}

	if _, err := ReadFile(filepath.Join(dir, "没有.xlsx")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the cause of %v is lost", err)
	}
}

func TestFileSignatures(t *testing.T) {
	for _, c := range []struct{ name, data, says string }{
		{"pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "是 PDF"},
		{"pdf after a line", "\n%PDF-1.7\n", "是 PDF"},
		{"rtf", `{\rtf1\ansi`, "RTF"},
		{"rar", "Rar!\x1a\x07\x01\x00", "压缩包"},
		{"7z", "7z\xbc\xaf\x27\x1c", "先解压"},
		{"png", "\x89PNG\r\n\x1a\n", "图片"},
		{"jpeg", "\xff\xd8\xff\xe0", "图片"},
		{"biff", "\x09\x08\x06\x00\x00\x05\x10\x00", "早期的 Excel"},
		{"html", "\ufeff\r\n <HTML><head>", "网页（HTML）"},
		{"html5", "<!DOCTYPE html>\n<html>", "网页（HTML）"},
		{"html in UTF-16", string(utf16Text("\ufeff<html>", binary.LittleEndian)), "网页（HTML）"},
		{"table", "<table border=1><tr><td>", "另存为"},
		{"mht", "MIME-Version: 1.0\r\n", "单个文件网页"},
		{"xml sheet", "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>", "XML 电子表格"},
		{"xml document", "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>", "XML 格式的 Word"},
		{"xml", "<?xml version=\"1.0\"?><a/>", "XML 文件"},
		{"csv", "机关,自然人,合计\n甲,1,1\n", "CSV"},
		{"csv in GBK", "\xbb\xfa\xb9\xd8,\xba\xcf\xbc\xc6\r\n", "CSV"},
		{"tabs", "机关\t合计\n", "CSV"},
		{"text", "一、总体情况\n", "纯文本"},
		{"long text", strings.Repeat("一、总体情况\n", 1000), "纯文本"},
		{"binary", "\x01\x02\x03\x04", "认不出"},
		{"not quite GBK", "\xbb\xfa\xb9", "认不出"},
	} {
		_, err := Read([]byte(c.data))
		t.Run(c.name, func(t *testing.T) { expect(t, err, NotZip, "", c.says) })
	}
}
