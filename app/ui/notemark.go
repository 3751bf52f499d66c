package ui

// drawMarkdown shows notes as they are meant. Until the workshop has answered
// they stand as they were written.
func (r *Reader) drawMarkdown() {}

// drawBook draws the page of all annotations.
func (r *Reader) drawBook() {}
