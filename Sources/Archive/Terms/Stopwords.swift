/// English words that any article may hold whatever it is about. Words of reporting ("said", "according") are among
/// them: they tell that a text is news, never which.
let stopwords = Set(
  """
  a about above according after again against ago all also although am among an and another any are aren't as at
  back be because been before being below between both but by came can can't cannot come could couldn't day did
  didn't do does doesn't doing don't down during each even ever every few first for from further get go going had
  hadn't has hasn't have haven't having he her here hers herself him himself his how however i if in into is isn't it
  its itself just know last later less let like made make many may me might more most much must my myself new next no
  nor not now of off often on once one only or other others our ours ourselves out over own per put said same say
  saying says see she should shouldn't since so some still such take than that the their theirs them themselves then
  there these they this those though through time to told too two under until up upon us very was wasn't way we well
  went were weren't what when where whether which while who whom whose why will with within without won't would
  wouldn't yet you your yours yourself
  """.split { $0 == " " || $0 == "\n" }.map { $0.filter { $0 != "'" } })
