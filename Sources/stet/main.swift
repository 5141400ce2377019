// One call and nothing else: a closure written here would belong to the main actor and die on any other thread.
exitWith(run(Array(CommandLine.arguments.dropFirst())))
