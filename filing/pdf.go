package filing

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// maxPrinting is how long a word processor may take for one report.
const maxPrinting = 3 * time.Minute

// pdfKind is the report printed.
func pdfKind() *kind {
	return &kind{Kind: PDF, endings: []string{".pdf"}, words: true, write: (*Library).pdf}
}

// pdf returns the report as the machine's word processor prints its Word document.
func (l *Library) pdf(done *Converted, c Conversion) ([]byte, error) {
	print := printer()
	if print == nil {
		return nil, &Error{Path: c.Out, Reason: "生成 PDF 要用 LibreOffice 或 WPS，这台机器上没有找到", Advice: "请先生成 .docx，再用 WPS 或 Word 打开，另存为 PDF；或者安装 LibreOffice 后再试。"}
	}
	document, err := l.document(done, c)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "nianbao-")
	if err != nil {
		return nil, &Error{Path: c.Out, Reason: "建不了临时文件夹", Advice: "请看磁盘是否已满。", Err: err}
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "report.docx"), document, 0o600); err != nil {
		return nil, &Error{Path: c.Out, Reason: "写不了临时文件", Advice: "请看磁盘是否已满。", Err: err}
	}
	ctx, cancel := context.WithTimeout(context.Background(), maxPrinting)
	defer cancel()
	err = print(ctx, dir).Run()
	data, readErr := os.ReadFile(filepath.Join(dir, "report.pdf"))
	if err != nil || readErr != nil || len(data) == 0 {
		return nil, &Error{Path: c.Out, Reason: "没有能生成 PDF", Advice: "请先生成 .docx，再用 WPS 或 Word 打开，另存为 PDF。", Err: err}
	}
	return data, nil
}

// printer returns the command that prints report.docx in a folder as report.pdf, nil where no word processor is found.
func printer() func(ctx context.Context, dir string) *exec.Cmd {
	if office := findOffice(); office != "" {
		return func(ctx context.Context, dir string) *exec.Cmd {
			// A profile of its own: one that the clerk has open would be asked instead, and print nothing.
			profile := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(filepath.Join(dir, "profile")), "/")}
			return exec.CommandContext(ctx, office, "-env:UserInstallation="+profile.String(), "--headless", "--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, "report.docx"))
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
