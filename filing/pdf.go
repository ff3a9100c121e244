package filing

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"nianbao/docx/offline"
	"nianbao/filing/file"
	"nianbao/filing/leftover"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/pdf"
)

// maxPrinting is how long a word processor may take for one report.
const maxPrinting = 3 * time.Minute

// pdfKind is the report printed.
func pdfKind() *kind {
	return &kind{
		Kind:    PDF,
		endings: []string{".pdf"},
		becomes: Workbook,
		words:   true,
		begins:  pdf.Is,
		read:    (*Library).readPDF,
		write:   (*Library).pdf,
	}
}

// readPDF reads a PDF that carries text. The password is asked for only where one is needed.
func (l *Library) readPDF(f *Filing, data []byte, password string) (*grid.Book, error) {
	o := pdf.Options{Waiting: func() { l.wait("第一次读 PDF，要准备几秒钟。") }}
	book, err := pdf.Read(data, o)
	if wrong := (*pdf.Error)(nil); errors.As(err, &wrong) && wrong.Kind == pdf.Protected && password != "" {
		o.Password, f.locked = password, true
		book, err = pdf.Read(data, o)
	}
	return book, err
}

// pdf returns the report as the machine's word processor prints its Word document.
func (l *Library) pdf(done *Converted, c Conversion) (*rendered, error) {
	print := printer()
	if print == nil {
		return nil, &file.Error{Path: c.Out, Reason: "生成 PDF 要用 LibreOffice 或 WPS，这台机器上没有找到",
			Advice: "请先生成 .docx，再用 WPS 或 Word 打开，另存为 PDF；或者安装 LibreOffice 后再试。"}
	}
	w, err := l.document(done, c)
	if err != nil {
		return nil, err
	}
	if err := done.offline(w.pkg); err != nil {
		return nil, err
	}
	document, err := w.bytes()
	if err != nil {
		return nil, err
	}
	dir, remove, err := leftover.WorkFolder()
	if err != nil {
		return nil, &file.Error{Path: c.Out, Reason: "建不了临时文件夹", Advice: "请看磁盘是否已满。", Err: err}
	}
	defer remove()
	if err := os.WriteFile(filepath.Join(dir, "report.docx"), document, 0o600); err != nil {
		return nil, &file.Error{Path: c.Out, Reason: "写不了临时文件", Advice: "请看磁盘是否已满。", Err: err}
	}
	ctx, cancel := context.WithTimeout(context.Background(), maxPrinting)
	defer cancel()
	err = print(ctx, dir).Run()
	data, readErr := os.ReadFile(filepath.Join(dir, "report.pdf"))
	if err != nil || readErr != nil || len(data) == 0 {
		return nil, &file.Error{Path: c.Out, Reason: "没有能生成 PDF",
			Advice: "请先生成 .docx，再用 WPS 或 Word 打开，另存为 PDF。", Err: err}
	}
	if missing := missingFonts(w.pkg, data); missing != "" {
		done.Remarks = append(done.Remarks, missing)
	}
	return &rendered{data: data}, nil
}

// offline takes out of a document what a word processor would go and get when it opens it, and tells of that.
func (done *Converted) offline(pkg *opc.Package) error {
	found, err := offline.Sever(pkg)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		done.Remarks = append(done.Remarks, "文档里有 "+references(found)+"，生成 PDF 时没有去取")
	}
	return nil
}

// tellReferences tells of what a word processor will go and get when somebody opens a document.
func (done *Converted) tellReferences(pkg *opc.Package) error {
	found, err := offline.Sever(pkg.Clone())
	if len(found) > 0 {
		done.Remarks = append(done.Remarks, "文档里有 "+references(found)+
			"，是模板里的，用 Word 或 WPS 打开时会去取；不要的请在模板里删去")
	}
	return err
}

// maxReferences is how many references a remark names.
const maxReferences = 5

// references counts and names what a document would have got.
func references(found []offline.Reference) string {
	var names []string
	for _, r := range found {
		if name := r.String(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	more := ""
	if len(names) > maxReferences {
		names, more = names[:maxReferences], "等"
	}
	return fmt.Sprintf("%d 处指向文档以外的内容（%s%s）", len(found), strings.Join(names, "、"), more)
}

// printer returns the command that prints report.docx in a folder as report.pdf, nil where no word processor is found.
func printer() func(ctx context.Context, dir string) *exec.Cmd {
	if office := findOffice(); office != "" {
		return func(ctx context.Context, dir string) *exec.Cmd {
			// A profile of its own: one that the clerk has open would be asked instead, and print nothing.
			seclude(filepath.Join(dir, "profile"))
			profile := url.URL{Scheme: "file",
				Path: "/" + strings.TrimPrefix(filepath.ToSlash(filepath.Join(dir, "profile")), "/")}
			return exec.CommandContext(ctx, office, "-env:UserInstallation="+profile.String(), "--headless",
				"--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, "report.docx"))
		}
	}
	shell, err := exec.LookPath("powershell.exe")
	if runtime.GOOS != "windows" || err != nil {
		return nil
	}
	return func(ctx context.Context, dir string) *exec.Cmd {
		run := exec.CommandContext(ctx, shell, "-NoProfile", "-NonInteractive", "-Command", printWithWPS)
		run.Dir = dir
		return run
	}
}

// seclude writes into a new profile of LibreOffice that it takes nothing from anywhere, a second wall behind the first,
// for what a document may hold that nobody thought of; and that a PDF has tags, bookmarks, its title and its language.
// Where it cannot be written the first stands.
func seclude(profile string) {
	item := func(path, name, kind, value string) string {
		return `<item oor:path="/org.openoffice.` + path + `"><prop oor:name="` + name + `" oor:op="fuse">` +
			`<value xsi:type="xs:` + kind + `">` + value + `</value></prop></item>` + "\n"
	}
	const scripting, inet = "Office.Common/Security/Scripting", "Inet/Settings"
	const export = "Office.Common/Filter/PDF/Export"
	text := `<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` + "\n" +
		item(scripting, "BlockUntrustedRefererLinks", "boolean", "true") +
		item(scripting, "DisableMacrosExecution", "boolean", "true") +
		item(scripting, "MacroSecurityLevel", "int", "3") +
		item(export, "UseTaggedPDF", "boolean", "true") + // for who has it read out
		item(export, "ExportBookmarks", "boolean", "true") +
		item(export, "DisplayPDFDocumentTitle", "boolean", "true") +
		item("Setup/L10N", "ooSetupSystemLocale", "string", "zh-CN") + // the language that it says it is in
		item(inet, "ooInetProxyType", "int", "2") // a proxy where nobody listens
	for _, scheme := range []string{"HTTP", "HTTPS", "FTP"} {
		text += item(inet, "ooInet"+scheme+"ProxyName", "string", "127.0.0.1") +
			item(inet, "ooInet"+scheme+"ProxyPort", "int", "9")
	}
	user := filepath.Join(profile, "user")
	if os.MkdirAll(user, 0o700) == nil {
		os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(text+"</oor:items>\n"), 0o600)
	}
}

// printWithWPS asks WPS, or else Word, as programs on Windows do. 17 is the PDF format of both.
const printWithWPS = `
$ErrorActionPreference = 'Stop'
$app = $null
foreach ($name in 'KWPS.Application', 'WPS.Application', 'Word.Application') {
  try { $app = New-Object -ComObject $name; break } catch { }
}
if ($app -eq $null) { exit 1 }
try {
  $app.Visible = $false
  $doc = $app.Documents.Open((Join-Path (Get-Location) 'report.docx'), $false, $true)
  $doc.SaveAs((Join-Path (Get-Location) 'report.pdf'), 17)
  $doc.Close($false)
} finally { $app.Quit() }
`

// findOffice returns LibreOffice's program, empty where there is none.
func findOffice() string {
	for _, name := range []string{"soffice", "libreoffice"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	var places []string
	switch runtime.GOOS {
	case "windows":
		for _, dir := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)")} {
			places = append(places, filepath.Join(dir, "LibreOffice", "program", "soffice.com"))
		}
	case "darwin":
		places = []string{"/Applications/LibreOffice.app/Contents/MacOS/soffice"}
	}
	for _, path := range places {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return path
		}
	}
	return ""
}
