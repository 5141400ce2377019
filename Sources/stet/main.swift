import ProcessArguments

// One call and nothing else: a closure written here would belong to the main actor and die on any other thread.
exitWith(run((1..<max(1, stet_argument_count())).map { String(cString: stet_argument($0)) }))
