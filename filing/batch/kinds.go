package batch

import (
	"path/filepath"
	"slices"
	"strings"
)

// What is in a folder is told by its ending: nobody named it. What somebody names may be called anything.
var (
	workbooks = strings.Fields(".xlsx .xlsm .xls .et")

	// readable are the endings of reports that the program reads. JSON is what programs write, this one among them.
	readable = slices.Concat(workbooks, strings.Fields(".docx .docm .html .htm .pdf"))

	// filings are the endings under which reports come, those among them that the program refuses to read: a report
	// in the .doc format must be told of, not passed over.
	filings = slices.Concat(readable, strings.Fields(".doc .wps .mht .mhtml .ofd .rtf"))

	archives = strings.Fields(".zip .rar .7z .tar .gz .tgz")
)

// hiddenFolders are those that systems and archives make beside what people put there.
var hiddenFolders = strings.Fields("__MACOSX $RECYCLE.BIN #recycle @eaDir")

// waivers is how the names of files end in which staff explain what was found in the file beside them.
const waivers = ".waivers.yaml"

func isWaivers(name string) bool { return strings.HasSuffix(name, waivers) && name != waivers }

// isHiddenIn reports whether a file that a list names is hidden, or lies in a folder that systems and archives make. A
// list is what a search found: nobody chose the file. That folders above are hidden otherwise says nothing.
func isHiddenIn(path string) bool {
	base := filepath.Base(path)
	if isHiddenName(base) && base != "." && base != ".." && !IsOwner(base) {
		return true
	}
	return slices.ContainsFunc(strings.Split(filepath.ToSlash(path), "/"), func(step string) bool {
		return !strings.HasPrefix(step, ".") && isHiddenName(step)
	})
}

func hasEnding(name string, endings []string) bool {
	return slices.Contains(endings, strings.ToLower(filepath.Ext(name)))
}

// IsOwner reports whether a file is one that Office, WPS or LibreOffice keeps beside one that is open.
func IsOwner(name string) bool {
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~")
}

// isHiddenName reports whether a file or folder is hidden by its name.
func isHiddenName(name string) bool {
	return strings.HasPrefix(name, ".") || slices.ContainsFunc(hiddenFolders, func(hidden string) bool {
		return strings.EqualFold(name, hidden)
	}) || strings.EqualFold(name, "System Volume Information")
}

// IsReport reports whether a name ends as those of files do that are reports.
func IsReport(name string) bool { return hasEnding(name, filings) }

// Workbooks returns the endings of workbooks that can be read.
func Workbooks() []string { return slices.Clone(workbooks) }

// Readable returns the endings of reports that can be read, in a folder: those of workbooks first.
func Readable() []string { return slices.Clone(readable) }

// IsWorkbook reports whether an item is a workbook by its ending.
func (i Item) IsWorkbook() bool { return hasEnding(i.Path, workbooks) }
