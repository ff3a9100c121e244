package edit

// Names of the package's own parts and types.
const (
	contentTypes = "[Content_Types].xml"
	relationType = "application/vnd.openxmlformats-package.relationships+xml"
)
