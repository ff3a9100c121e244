// Package templates holds the built-in editions of the form: a folder each, with its definition form.yaml and its
// Word template report.docx. It is data; package form says what a definition means.
package templates

import "embed"

//go:generate go run ../cmd/templates

// FS holds one folder for each edition.
//
//go:embed */form.yaml */report.docx
var FS embed.FS

// Notice is the Word template of a superior's notice (通报) on what was filed, the file notice.docx.
//
//go:embed notice.docx
var Notice []byte

// Schema is the JSON Schema (draft 2020-12) of form.yaml, by which editors complete and check a definition.
//
//go:embed form.schema.json
var Schema []byte
