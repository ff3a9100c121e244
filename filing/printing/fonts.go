package printing

import (
	"slices"
	"strings"

	"nianbao/docx/fit"
	"nianbao/ooxml/opc"
	"nianbao/regex"
)

// fontNames are how typefaces call themselves in a PDF, where that is not their own name without spaces: the beginnings
// of their PostScript names.
var fontNames = map[string][]string{
	"仿宋":    {"FangSong", "STFangsong", "FZFS"},
	"楷体":    {"KaiTi", "STKaiti", "FZKT"},
	"黑体":    {"SimHei", "STHeiti", "FZHT"},
	"宋体":    {"SimSun", "NSimSun", "STSong", "FZSS"},
	"方正小标宋": {"FZXBS", "FZXiaoBiaoSong"},
	"华文中宋":  {"STZhongsong"},
	"微软雅黑":  {"MicrosoftYaHei"},
	"等线":    {"DengXian"},
}

var (
	fontInPDF = regex.New(`/BaseFont\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\](){}%]+)`)
	fontEnd   = regex.New(`(?:_?GB2312|_GBK|简体|-GB.*)$`)
)

// MissingFonts says which typefaces of a document a PDF of it is not set in, and what took their place; "" where none
// is missing, or the PDF does not say.
func MissingFonts(document *opc.Package, printed []byte) string {
	wanted, err := fit.Fonts(document)
	if err != nil {
		return ""
	}
	var used []string
	for _, m := range fontInPDF.FindAllSubmatch(printed, -1) {
		if name := string(m[1]); !slices.Contains(used, name) {
			used = append(used, name)
		}
	}
	if len(used) == 0 {
		return ""
	}
	others, missing := slices.Clone(used), []string(nil)
	for _, name := range wanted {
		is := func(used string) bool { return isFont(used, name) }
		if !slices.ContainsFunc(used, is) {
			missing = append(missing, name)
		}
		others = slices.DeleteFunc(others, is)
	}
	if len(missing) == 0 {
		return ""
	}
	said := "缺少字体：" + strings.Join(missing, "、")
	if len(others) > 0 {
		slices.Sort(others)
		said += "，已用 " + strings.Join(others, "、") + " 代替"
	}
	return said + "。版面、换行会与公文格式有出入；请装上这些字体再生成，或者生成 .docx，在有这些字体的电脑上另存为 PDF"
}

// isFont reports whether a PDF's typeface is the one of a name.
func isFont(used, name string) bool {
	plain := func(s string) string {
		return strings.ToLower(strings.NewReplacer(" ", "", "-", "", "_", "").Replace(s))
	}
	for _, as := range append(fontNames[fontEnd.ReplaceAllString(name, "")], name) {
		if strings.HasPrefix(plain(used), plain(as)) {
			return true
		}
	}
	return false
}
