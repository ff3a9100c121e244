package printing

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/docx/offline"
	"nianbao/ooxml/opc"
)

// Sever takes out of a document what a word processor would go and get when it opens it, and returns what is said of
// that, empty for nothing.
func Sever(pkg *opc.Package) (said string, err error) {
	found, err := offline.Sever(pkg)
	if err != nil || len(found) == 0 {
		return "", err
	}
	return "文档里有 " + references(found) + "，生成 PDF 时没有去取", nil
}

// References returns what is said of what a word processor will go and get when somebody opens a document, empty for
// nothing.
func References(pkg *opc.Package) (said string, err error) {
	found, err := offline.Sever(pkg.Clone())
	if len(found) == 0 {
		return "", err
	}
	return "文档里有 " + references(found) + "，是模板里的，用 Word 或 WPS 打开时会去取；不要的请在模板里删去", err
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
