package local

import (
	"strings"

	"golang.org/x/sys/windows/registry"
)

// browsers are what those call themselves to which addresses belong, by how that begins.
var browsers = [][2]string{{"MSEdge", "Edge"}, {"AppX", "Edge"}, {"Chrome", "Chrome"}, {"Firefox", "火狐"}, {"360se", "360 安全浏览器"},
	{"360Chrome", "360 极速浏览器"}, {"360ent", "360 企业浏览器"}, {"QQBrowser", "QQ 浏览器"}, {"Sogou", "搜狗浏览器"},
	{"IE.", "Internet Explorer"}}

// Browser returns the user's browser, empty where the system does not say, and whether addresses can be opened.
func Browser() (name string, opens bool) {
	key, err := registry.OpenKey(registry.CURRENT_USER,
		`Software\Microsoft\Windows\Shell\Associations\UrlAssociations\http\UserChoice`, registry.QUERY_VALUE)
	if err != nil {
		return "", true
	}
	defer key.Close()
	id, _, err := key.GetStringValue("ProgId")
	if err != nil {
		return "", true
	}
	for _, known := range browsers {
		if strings.HasPrefix(strings.ToLower(id), strings.ToLower(known[0])) {
			return known[1], true
		}
	}
	return id, true
}
