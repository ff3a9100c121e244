package wml

// What documents may leave unsaid of a list.
const (
	ListLevels = 9 // that a list has at most (ISO/IEC 29500-1, 17.9.6)
	ListStart  = 0 // of a level that does not say where it starts (17.9.25)
)
