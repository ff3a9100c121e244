package word

import (
	"slices"
	"strings"
	"testing"
)

// order lists the children of elements in the order in which the transitional schema (ECMA-376, wml.xsd) has them. Word
// refuses a document that has them in another.
var order = map[string]string{
	"pPr": `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens
		kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing
		mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`,
	"rPr": `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color
		spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath`,
	"tblPr": `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd
		tblLayout tblCellMar tblLook tblCaption tblDescription`,
	"tcPr": `cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark`,
	"sectPr": `headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt
		vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings`,
	"tbl": `tblPr tblGrid tr`, "tr": `tblPrEx trPr tc`, "tc": `tcPr p`, "p": `pPr r|fldSimple`, "body": `p|tbl sectPr`,
	"tblBorders": `top left start bottom right end insideH insideV`,
	"tblCellMar": `top left start bottom right end`,
	"style": `name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal
		personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`,
	"styles": `docDefaults latentStyles style`, "docDefaults": `rPrDefault pPrDefault`,
	"font": `altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic`,
	"settings": `writeProtection view zoom removePersonalInformation removeDateAndTime mirrorMargins alignBordersAndEdges
		hideSpellingErrors hideGrammaticalErrors proofState attachedTemplate trackRevisions documentProtection defaultTabStop
		autoHyphenation defaultTableStyle evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing noPunctuationKerning
		characterSpacingControl strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore updateFields hdrShapeDefaults footnotePr
		endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats forceUpgrade
		captions shapeDefaults decimalSymbol listSeparator`,
	"compat":        `spaceForUL useFELayout compatSetting`,
	"themeElements": `clrScheme fontScheme fmtScheme`,
	"clrScheme":     `dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink`,
	"fontScheme":    `majorFont minorFont`, "majorFont": `latin ea cs font`, "minorFont": `latin ea cs font`,
	"fmtScheme": `fillStyleLst lnStyleLst effectStyleLst bgFillStyleLst`,
}

// once are the elements whose children may not repeat.
var once = []string{"pPr", "rPr", "tblPr", "tcPr", "font", "settings", "clrScheme"}

func TestSchemaOrder(t *testing.T) {
	for name, f := range forms(t) {
		for _, part := range open(t, f).Parts() {
			if !strings.HasPrefix(part.Name, "word/") || strings.HasSuffix(part.Name, ".rels") {
				continue
			}
			inOrder(t, name+": "+part.Name, parse(t, part.Data))
		}
	}
}

func inOrder(t *testing.T, where string, n *node) {
	t.Helper()
	where += "/" + n.name()
	if list, ok := order[n.name()]; ok {
		last := 0
		ranks := strings.Fields(list)
		for i, child := range n.Nodes {
			rank := slices.IndexFunc(ranks,
				func(r string) bool { return slices.Contains(strings.Split(r, "|"), child.name()) })
			if rank < 0 || rank < last {
				t.Fatalf("%s: %s is not allowed there", where, child.name())
			}
			if i > 0 && rank == last && slices.Contains(once, n.name()) {
				t.Fatalf("%s: %s stands twice", where, child.name())
			}
			last = rank
		}
	}
	for _, child := range n.Nodes {
		inOrder(t, where, child)
	}
}

func TestPartsAreNamedAndTyped(t *testing.T) {
	for name, f := range forms(t) {
		p := open(t, f)
		types, _ := p.Part("[Content_Types].xml")
		for _, override := range parse(t, types).all("Override") {
			if _, ok := p.Part(override.attr("Override", "PartName")); !ok {
				t.Errorf("%s: there is no %s", name, override.attr("Override", "PartName"))
			}
		}
		for _, part := range p.Names() {
			if part != "[Content_Types].xml" && (p.Type(part) == "" || p.Type(part) == "application/xml") {
				t.Errorf("%s: %s has no type", name, part)
			}
		}
		for _, of := range []string{"", "word/document.xml"} {
			relations, err := p.Relations(of)
			if err != nil {
				t.Fatalf("p.Relations: %v", err)
			}
			for _, r := range relations {
				if _, ok := p.Part(r.Target); !ok {
					t.Errorf("%s: %s relates to %s, which is not there", name, of, r.Target)
				}
			}
		}
	}
}

// TestStylesExist shows that no paragraph or run names a style that styles.xml lacks.
func TestStylesExist(t *testing.T) {
	for name, f := range forms(t) {
		p := open(t, f)
		data, _ := p.Part("word/styles.xml")
		have := map[string]bool{}
		for _, s := range parse(t, data).all("style") {
			have[s.attr("style", "styleId")] = true
		}
		for _, part := range p.Parts() {
			root := parse(t, part.Data)
			for _, element := range []string{"pStyle", "rStyle", "tblStyle", "basedOn", "next"} {
				for _, use := range root.all(element) {
					if id := use.attr(element, "val"); id != "" && !have[id] {
						t.Errorf("%s: %s: %s names the style %s, which is not there", name, part.Name, element, id)
					}
				}
			}
		}
	}
}
