package define

import (
	"errors"
	"fmt"
	"testing"

	yaml "go.yaml.in/yaml/v4"

	"nianbao/templates"
)

// TestEmptyItems empties an item of each kind of list of a definition: it is refused with a reason, or read where it is
// a word, and nothing else happens.
func TestEmptyItems(t *testing.T) {
	data, err := templates.FS.ReadFile("2021/form.yaml")
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		t.Fatalf("parse: %v", err)
	}
	seen := map[string]bool{} // one of each kind
	var walk func(at string, n *yaml.Node)
	walk = func(at string, n *yaml.Node) {
		for i, below := range n.Content {
			key, isValue := at, n.Kind != yaml.MappingNode || i%2 == 1
			if n.Kind == yaml.MappingNode && isValue {
				key += "." + n.Content[i-1].Value
			}
			if !isValue {
				continue
			}
			if kind := fmt.Sprint(key, below.Kind); !seen[kind] && n.Kind == yaml.SequenceNode {
				seen[kind] = true
				n.Content[i] = &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}
				text, err := yaml.Marshal(&root)
				if err != nil {
					t.Fatalf("write: %v", err)
				}
				_, err = Parse("form.yaml", text)
				var known *Error
				if below.Kind == yaml.MappingNode && err == nil {
					t.Errorf("%s: an empty item is taken", key)
				}
				if err != nil && (!errors.As(err, &known) || known.Reason == "") {
					t.Errorf("%s: refused without a reason: %v", key, err)
				}
				n.Content[i] = below
			}
			walk(key, below)
		}
	}
	walk("$", &root)
	if len(seen) < 15 {
		t.Errorf("%d kinds of items", len(seen))
	}
}
