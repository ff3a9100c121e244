// Package printing has the machine's word processor print a Word document as PDF, without its going anywhere, and says
// which of the document's typefaces the PDF is not set in.
package printing

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"nianbao/filing/file"
	"nianbao/filing/leftover"
)

// maxPrinting is how long a word processor may take for one report.
const maxPrinting = 3 * time.Minute

// A Printer returns the command of a word processor that prints report.docx in a folder as report.pdf.
type Printer func(ctx context.Context, dir string) *exec.Cmd

// Find returns the machine's word processor, nil where none is found.
func Find() Printer {
	if office := LibreOffice(); office != "" {
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

// Print returns a Word document as PDF, unless the context ends before; out is where that is to go, for what is said
// where it cannot be made. The error is an *file.Error.
func (p Printer) Print(ctx context.Context, document []byte, out string) ([]byte, error) {
	dir, remove, err := leftover.WorkFolder()
	if err != nil {
		return nil, file.NoTemporary(out, err)
	}
	defer remove()
	if err := os.WriteFile(filepath.Join(dir, "report.docx"), document, 0o600); err != nil {
		return nil, file.NoTemporary(out, err)
	}
	within, cancel := context.WithTimeout(ctx, maxPrinting)
	defer cancel()
	run := p(within, dir)
	if ctx.Done() != nil { // else the terminal that stops this program stops all of it
		whole(run)
	}
	run.WaitDelay = time.Second
	err = run.Run()
	if ctx.Err() != nil {
		return nil, &file.Error{Path: out, Reason: "停下了，没有生成 PDF", Advice: "请再试一次。", Err: ctx.Err()}
	}
	data, readErr := os.ReadFile(filepath.Join(dir, "report.pdf"))
	if err != nil || readErr != nil || len(data) == 0 {
		return nil, &file.Error{Path: out, Reason: "没有能生成 PDF",
			Advice: "请先生成 .docx，再用 WPS 或 Word 打开，另存为 PDF。", Err: err}
	}
	return data, nil
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

// LibreOffice returns its program, empty where there is none.
func LibreOffice() string {
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
