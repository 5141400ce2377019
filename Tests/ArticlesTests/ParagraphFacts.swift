import Articles

/// The facts of a paragraph.
func facts(_ paragraph: String) -> BlockFacts { BlockFacts(of: Prose(verbatim: Array(paragraph.utf8))) }
