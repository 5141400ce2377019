/// Every subcommand, in the order of the help. A new one is one file and one line here.
let allCommands: [any Command.Type] = [
  ServeCommand.self, LintCommand.self, AnnotateCommand.self, ExtractCommand.self, HoverCommand.self,
  RelatedCommand.self, ArchiveCommand.self, EntitiesCommand.self, WhoCommand.self, FactcheckCommand.self,
  WorksheetCommand.self, ReportCommand.self, InitCommand.self, RulesCommand.self, ExplainCommand.self,
  DoctorCommand.self,
]
