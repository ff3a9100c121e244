// Package offline takes out of a Word document what a program goes and gets when it opens the document: linked
// pictures, templates, objects and subdocuments, and fields that include files. The names of who opens a document, and
// files of whose machine, are nobody else's business.
//
// What is clicked on is left: hyperlinks. What was shown last stays shown where the document holds it. The rest of the
// document is not touched.
package offline

import (
	"path"
	"strings"

	"nianbao/ooxml/opc"
)

// A Reference is something outside of the document that it would have got.
type Reference struct {
	Part   string // where it is named
	What   string // what it is, in Chinese: 图片
	Target string // as written
}

// String names the reference: 图片 http://example.com/a.png.
func (r Reference) String() string { return strings.TrimSpace(r.What + " " + r.Target) }

// kinds are what relations of a kind, in lower case, lead to.
var kinds = map[string]string{
	"image": "图片", "attachedtemplate": "附加的模板", "oleobject": "链接的对象", "package": "链接的对象",
	"subdocument": "子文档", "frame": "框架", "mailmergesource": "邮件合并的数据", "mailmergeheadersource": "邮件合并的数据",
	"externallinkpath": "别的工作簿", "afchunk": "并入的另一份文件", "video": "视频", "audio": "声音", "media": "音像",
	"transform": "转换样式表", "font": "字体",
}

// maxNested is how deep documents are looked for in documents.
const maxNested = 3

// Sever takes the references out of a document and returns what they were. The error is an *opc.Error.
func Sever(pkg *opc.Package) ([]Reference, error) { return sever(pkg, maxNested) }

func sever(pkg *opc.Package, depth int) ([]Reference, error) {
	var found []Reference
	dropped := map[string]map[string]bool{} // ids, by the part that names them
	err := pkg.DropRelations(func(l opc.Link, inside bool) bool {
		kind := strings.ToLower(l.Type[strings.LastIndexByte(l.Type, '/')+1:])
		_, there := pkg.Part(l.Target)
		if l.Hyperlink() || inside && there && kind != "afchunk" {
			return false
		}
		if dropped[l.From] == nil {
			dropped[l.From] = map[string]bool{}
		}
		dropped[l.From][l.ID] = true
		if what, known := kinds[kind]; !inside || kind == "afchunk" {
			if !known {
				what = "外部内容"
			}
			found = append(found, Reference{l.From, what, l.Target})
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	for _, p := range pkg.Parts() {
		switch ext := strings.ToLower(path.Ext(p.Name)); {
		case p.Name == "[Content_Types].xml" || ext == ".rels":
		case ext == ".svg" || strings.Contains(pkg.Type(p.Name), "image/svg"):
			found = append(found, severDrawing(pkg, p)...)
		case ext == ".xml" || ext == ".vml":
			references, err := severPart(pkg, p, dropped[p.Name])
			if err != nil {
				return nil, err
			}
			found = append(found, references...)
		default:
			found = append(found, severNested(pkg, p, depth)...)
		}
	}
	return found, nil
}

// severNested does the same to a document that is embedded in this one.
func severNested(pkg *opc.Package, p opc.Part, depth int) []Reference {
	if depth == 0 || !strings.HasPrefix(string(p.Data[:min(len(p.Data), 4)]), "PK\x03\x04") {
		return nil
	}
	inner, err := opc.Read(p.Data)
	if err != nil {
		return nil // no program that keeps to the format opens it
	}
	found, err := sever(inner, depth-1)
	if err != nil || len(found) == 0 {
		return nil
	}
	if data, err := inner.Bytes(); err == nil {
		pkg.Set(p.Name, data)
	}
	return found
}
