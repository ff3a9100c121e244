package reference

import (
	"path"
	"strings"

	"go.yaml.in/yaml/v4"
)

// apiFile describes the local page's interface.
const apiFile = "serve/openapi.yaml"

// methods are those of HTTP that the description has.
var methods = map[string]bool{"get": true, "post": true, "put": true, "patch": true, "delete": true}

// api writes the interface of the local page.
func api(s source) (string, error) {
	root, err := read(s.tree, apiFile)
	if err != nil {
		return "", err
	}
	p := page{}
	p.paragraph("说明文件（OpenAPI 3.1）：" + link("openapi.yaml", "../../"+apiFile) + "。")
	info := value(root, "info")
	p.paragraph(plain(word(info, "summary")))
	p.paragraph(strings.TrimSpace(word(info, "description")))
	of := keys{page: &p, prefix: "api"}
	for route, item := range pairs(value(root, "paths")) {
		for method, deed := range pairs(item) {
			if methods[method] {
				p.heading(2, strings.ToUpper(method)+" "+plain(route))
				p.deed(of, root, item, deed)
			}
		}
	}
	p.heading(2, "没有做成的回答")
	for _, answer := range pairs(value(value(root, "components"), "responses")) {
		p.paragraph(of.answer(answer))
	}
	p.heading(2, "数据")
	for name, schema := range pairs(value(value(root, "components"), "schemas")) {
		of.definition(name, schema)
	}
	return p.String(), nil
}

// deed writes one request and its answers.
func (p *page) deed(of keys, root, item, deed *yaml.Node) {
	p.paragraph(plain(word(deed, "summary")))
	if about := word(deed, "description"); about != "" {
		p.paragraph(strings.TrimSpace(about))
	}
	p.WriteString("\n")
	for _, list := range []*yaml.Node{value(item, "parameters"), value(deed, "parameters")} {
		if list == nil {
			continue
		}
		for _, n := range list.Content {
			n = target(root, resolved(n))
			p.item("参数 "+code(word(n, "name"))+"（"+word(n, "in")+"）", strings.TrimSpace(of.kind(value(n, "schema"))+" "+
				plain(word(n, "description"))))
		}
	}
	for media, body := range pairs(value(value(deed, "requestBody"), "content")) {
		p.item("请求 "+code(media), of.kind(value(body, "schema")))
	}
	var shared []string // the statuses whose answer is described once for all
	for status, answer := range pairs(value(deed, "responses")) {
		if word(answer, "$ref") != "" {
			shared = append(shared, status)
			continue
		}
		p.item("回答 "+status, of.answer(answer))
	}
	p.item("没有做成的", strings.Join(shared, "、"))
	for media, body := range pairs(value(value(deed, "requestBody"), "content")) {
		if schema := value(body, "schema"); word(schema, "$ref") == "" && value(schema, "properties") != nil {
			p.paragraph("请求 " + code(media) + " 的键：")
			of.object(schema)
		}
	}
}

// answer says what comes back.
func (k keys) answer(n *yaml.Node) string {
	said := plain(word(n, "description"))
	for media, body := range pairs(value(n, "content")) {
		said += " " + code(media) + " " + k.kind(value(body, "schema"))
	}
	return said
}

// target returns what a reference within the description leads to, anything else as it is.
func target(root, n *yaml.Node) *yaml.Node {
	ref := word(n, "$ref")
	if ref == "" {
		return n
	}
	for _, key := range strings.Split(strings.TrimPrefix(path.Clean(ref), "#/"), "/") {
		root = value(root, key)
	}
	return root
}
