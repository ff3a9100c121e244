package printing

import (
	"strings"
	"testing"

	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
)

// TestListed finds typefaces in Windows' list of them, in Chinese and in English.
func TestListed(t *testing.T) {
	lines := []string{"SimSun & NSimSun (TrueType)", "仿宋_GB2312 (TrueType)", "方正小标宋简体 (TrueType)", "Times New Roman (TrueType)",
		"黑体 (TrueType)", "Microsoft YaHei & Microsoft YaHei UI (TrueType)"}
	for name, want := range map[string]bool{"宋体": true, "仿宋_GB2312": true, "方正小标宋简体": true, "Times New Roman": true, "黑体": true,
		"楷体_GB2312": false, "华文中宋": false, "等线": false} {
		if got := among([]string{name}, lines); got[0].Has != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestMatched tells a typeface from the one that fontconfig takes for it.
func TestMatched(t *testing.T) {
	if f := matched("仿宋_GB2312", []string{"仿宋_GB2312", "FangSong_GB2312"}); !f.Has {
		t.Error(f)
	}
	if f := matched("仿宋_GB2312", []string{"AR PL SungtiL GB"}); f.Has || f.Instead != "AR PL SungtiL GB" {
		t.Error(f)
	}
}

// TestMissingFonts names the typefaces of a document that a PDF of it is not set in, and what took their place.
func TestMissingFonts(t *testing.T) {
	body := ""
	for _, name := range []string{"仿宋_GB2312", "方正小标宋简体", "Times New Roman", "某某体"} {
		body += wordtest.Formatted("", wordtest.Run(`<w:rFonts w:ascii="`+name+`" w:hAnsi="`+name+`" w:eastAsia="`+name+`"/>`, "<w:t>甲a</w:t>"))
	}
	pkg := wordtest.Document(t, body, nil)
	const rest = "。版面、换行会与公文格式有出入；请装上这些字体再生成，或者生成 .docx，在有这些字体的电脑上另存为 PDF"
	for used, want := range map[string]string{
		"": "", "FangSong AAAAAA+FZXBSJW--GB1-0 TimesNewRomanPSMT 某某体": "",
		"AAAAAA+DejaVuSans AAAAAA+DejaVuSans Arial": "缺少字体：仿宋_GB2312、方正小标宋简体、Times New Roman、某某体，已用 Arial、DejaVuSans 代替" + rest,
		"STFangsong fzxiaobiaosong Times-New-Roman": "缺少字体：某某体" + rest,
	} {
		printed := ""
		for _, name := range strings.Fields(used) {
			printed += "<</Type/Font/BaseFont /" + name + "/Subtype/Type1>>\n"
		}
		if got := MissingFonts(pkg, []byte(printed)); got != want {
			t.Errorf("%s: %s", used, got)
		}
	}
	if got := MissingFonts(opc.New(), []byte("/BaseFont/Arial")); got != "" {
		t.Errorf("of what is no document: %s", got)
	}
}
