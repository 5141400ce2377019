import Presentation

/// Every format, the standard one first. A new format is one file and one line here.
let allWorksheetFormats: [any WorksheetFormat.Type] = [
  MarkdownWorksheet.self, OrgWorksheet.self, HTMLWorksheet.self, CSVWorksheet.self, JSONWorksheet.self,
]
