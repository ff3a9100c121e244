package reference

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"

	"nianbao/cmd/docs/leaflet"
)

const suffix = ".schema.json"

// schemas writes what JSON Schemas of a folder say of their keys.
func schemas(folder string, names ...string) func(source) (string, error) {
	return func(s source) (string, error) {
		p := page{}
		p.paragraph("键的意思不变，以后可以有新的键；读的程序请不理会不认识的键。“必有”是一定在的键。")
		for _, name := range names {
			root, err := read(s.tree, path.Join(folder, name))
			if err != nil {
				return "", err
			}
			p.heading(2, plain(word(root, "title")))
			p.paragraph("模式文件：" + link(name, path.Join("../..", folder, name)))
			if about := word(root, "description"); about != "" {
				p.paragraph(plain(about))
			}
			of := keys{page: &p, prefix: strings.TrimSuffix(name, suffix)}
			of.object(root)
			for key, def := range pairs(value(root, "$defs")) {
				of.definition(key, def)
			}
		}
		return p.String(), nil
	}
}

// keys writes what a schema says of an object's keys.
type keys struct {
	page   *page
	prefix string // of the headings of what the schema defines by a name: names repeat among schemas
}

// definition writes what a schema defines by a name, under a heading of its own.
func (k keys) definition(name string, def *yaml.Node) {
	k.page.heading(3, k.prefix+" "+name)
	k.page.paragraph(strings.TrimSpace(plain(word(def, "description")) + " " + k.kind(def)))
	k.object(def)
}

// object writes the keys of an object, those of objects within behind their names.
func (k keys) object(schema *yaml.Node) {
	rows := func(...string) {}
	begun := false
	k.each("", schema, func(key string, needed bool, of *yaml.Node) {
		if !begun {
			rows, begun = k.page.table("键", "必有", "内容", "意思"), true
		}
		mark := ""
		if needed {
			mark = "是"
		}
		rows(code(key), mark, k.kind(of), plain(word(of, "description")))
	})
}

// each calls do with the keys of a schema's objects, whatever arrays they stand in.
func (k keys) each(before string, schema *yaml.Node, do func(key string, needed bool, of *yaml.Node)) {
	needed := map[string]bool{}
	if list := value(schema, "required"); list != nil {
		for _, n := range list.Content {
			needed[n.Value] = true
		}
	}
	for key, of := range pairs(value(schema, "properties")) {
		do(before+key, needed[key], of)
		k.each(before+key+".", of, do)
	}
	if items := value(schema, "items"); items != nil && items.Kind == yaml.MappingNode {
		k.each(strings.TrimSuffix(before, ".")+"[].", items, do)
	}
	if more := value(schema, "additionalProperties"); more != nil && more.Kind == yaml.MappingNode {
		k.each(before+"*.", more, do)
	}
}

// types are the kinds of JSON values.
var types = map[string]string{"object": "对象", "array": "列表", "string": "文字", "integer": "整数", "number": "数",
	"boolean": "真假", "null": "空"}

// kind says in a few words what a value is.
func (k keys) kind(schema *yaml.Node) string {
	if ref := word(schema, "$ref"); ref != "" {
		file, _, part := strings.Cut(ref, "#")
		if !part {
			return link(file, path.Join("../../contract", file))
		}
		prefix, name := cmp.Or(strings.TrimSuffix(file, suffix), k.prefix), path.Base(ref)
		return link(plain(name), "#"+leaflet.Anchor(prefix+" "+name))
	}
	if only := value(schema, "const"); only != nil {
		return code(only.Value)
	}
	if list := value(schema, "enum"); list != nil {
		var words []string
		for _, n := range list.Content {
			words = append(words, code(n.Value))
		}
		return strings.Join(words, "、")
	}
	for _, either := range []string{"oneOf", "anyOf"} {
		if list := value(schema, either); list != nil && value(schema, "type") == nil {
			var words []string
			for _, n := range list.Content {
				if kind := k.kind(n); kind != "" {
					words = append(words, kind)
				}
			}
			return strings.Join(words, "或者")
		}
	}
	var words []string
	if of := value(schema, "type"); of != nil && of.Kind == yaml.SequenceNode {
		for _, n := range of.Content {
			words = append(words, types[n.Value])
		}
	} else if of != nil {
		words = append(words, types[of.Value])
	}
	said := strings.Join(words, "或者")
	if items := value(schema, "items"); items != nil && items.Kind == yaml.MappingNode {
		if of := k.kind(items); of != "" {
			said += "，每项是" + of
		}
	}
	if more := value(schema, "additionalProperties"); more != nil && more.Kind == yaml.MappingNode {
		if of := k.kind(more); of != "" {
			said += "，每个键的值是" + of
		}
	}
	return said
}

// read reads a file of YAML, which JSON is too, keeping the order of its keys.
func read(tree fs.FS, name string) (*yaml.Node, error) {
	data, err := fs.ReadFile(tree, name)
	if err != nil {
		return nil, err
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil || len(doc.Content) == 0 {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return doc.Content[0], nil
}

// pairs goes through the keys of a mapping in their order; nil has none.
func pairs(n *yaml.Node) func(func(string, *yaml.Node) bool) {
	return func(yield func(string, *yaml.Node) bool) {
		if n = resolved(n); n == nil || n.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i].Value, resolved(n.Content[i+1])) {
				return
			}
		}
	}
}

// resolved returns what an alias stands for.
func resolved(n *yaml.Node) *yaml.Node {
	if n != nil && n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// value returns what a mapping has under a key, nil for nothing.
func value(n *yaml.Node, key string) *yaml.Node {
	for k, v := range pairs(n) {
		if k == key {
			return v
		}
	}
	return nil
}

// word returns the text that a mapping has under a key.
func word(n *yaml.Node, key string) string {
	if v := value(n, key); v != nil {
		return v.Value
	}
	return ""
}
