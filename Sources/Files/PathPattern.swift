/// A pattern of paths, as a line of `.gitignore` has it: `*.html`, `drafts/`, `/wire/**/*.txt`, `!keep.md`.
///
/// Without a slash before its end it is held against names at any depth, else against the path from the folder that it is
/// written for. `*` stands for anything but a slash, `**` between slashes for any folders, `?` for one character, `[a-z]` for
/// one of several; a backslash takes the meaning from what follows. One that ends in a slash is for folders alone, one that
/// begins with `!` takes back.
package struct PathPattern: Hashable, Sendable {
  let takesBack: Bool
  private let isForFolders: Bool
  private let isAnchored: Bool
  private let pieces: [NamePattern]

  /// Nil for an empty line and for a remark.
  init?(_ line: String) {
    var text = Substring(line)
    if text.last == "\r" { text = text.dropLast() }
    while text.last == " ", !text.hasSuffix("\\ ") { text = text.dropLast() }
    guard let first = text.first, first != "#" else { return nil }
    takesBack = first == "!"
    if takesBack { text = text.dropFirst() }
    isForFolders = text.last == "/"
    let names = text.split(separator: "/")
    guard !names.isEmpty else { return nil }
    isAnchored = (isForFolders ? text.dropLast() : text).contains("/")
    pieces = names.map(NamePattern.init)
  }

  /// - Parameter names: those of a path, from the folder that the pattern is written for.
  func matches(_ names: [Substring], isFolder: Bool) -> Bool {
    guard isFolder || !isForFolders, let name = names.last else { return false }
    return isAnchored ? matches(names) : pieces[0].matches(name)
  }

  /// As wildcards are held against letters: where it goes wrong, the last `**` takes one name more.
  private func matches(_ names: [Substring]) -> Bool {
    var (piece, name) = (0, 0)
    var retry: (piece: Int, name: Int)?
    while name < names.count {
      if piece < pieces.count, pieces[piece].isAnyFolders {
        // At the end it stands for what lies in a folder, not for the folder.
        if piece == pieces.count - 1 { return true }
        retry = (piece, name)
        piece += 1
      } else if piece < pieces.count, pieces[piece].matches(names[name]) {
        piece += 1
        name += 1
      } else if let last = retry {
        retry = (last.piece, last.name + 1)
        (piece, name) = (last.piece + 1, last.name + 1)
      } else {
        return false
      }
    }
    return piece == pieces.count
  }
}

/// The piece of a pattern between two slashes.
private struct NamePattern: Hashable, Sendable {
  private enum Letter: Hashable {
    case any
    case one
    case of([ClosedRange<UInt32>], isNot: Bool)
    case scalar(UInt32)
  }

  let isAnyFolders: Bool
  private let letters: [Letter]

  init(_ text: Substring) {
    isAnyFolders = text == "**"
    var letters: [Letter] = []
    let scalars = text.unicodeScalars.map(\.value)
    var i = 0
    while i < scalars.count {
      switch Unicode.Scalar(scalars[i]) {
      case "*": if letters.last != .any { letters.append(.any) }
      case "?": letters.append(.one)
      case "\\" where i + 1 < scalars.count:
        i += 1
        letters.append(.scalar(scalars[i]))
      case "[":
        if let (set, end) = Self.set(scalars, from: i + 1) {
          letters.append(set)
          i = end
        } else {
          letters.append(.scalar(scalars[i]))
        }
      default: letters.append(.scalar(scalars[i]))
      }
      i += 1
    }
    self.letters = letters
  }

  /// What stands between square brackets, and where they close; nil where they do not.
  private static func set(_ scalars: [UInt32], from start: Int) -> (Letter, end: Int)? {
    var i = start
    let isNot = i < scalars.count && (scalars[i] == 0x21 || scalars[i] == 0x5E)
    if isNot { i += 1 }
    let first = i
    var ranges: [ClosedRange<UInt32>] = []
    while i < scalars.count {
      // Right behind the opening bracket it is one of the letters.
      if scalars[i] == 0x5D, i > first { return (.of(ranges, isNot: isNot), i) }
      if i + 2 < scalars.count, scalars[i + 1] == 0x2D, scalars[i + 2] != 0x5D {
        if scalars[i] <= scalars[i + 2] { ranges.append(scalars[i]...scalars[i + 2]) }
        i += 3
      } else {
        ranges.append(scalars[i]...scalars[i])
        i += 1
      }
    }
    return nil
  }

  func matches(_ name: Substring) -> Bool {
    let scalars = name.unicodeScalars.map(\.value)
    var (letter, place) = (0, 0)
    var retry: (letter: Int, place: Int)?
    while place < scalars.count {
      if letter < letters.count, letters[letter] == .any {
        retry = (letter, place)
        letter += 1
      } else if letter < letters.count, Self.takes(letters[letter], scalars[place]) {
        letter += 1
        place += 1
      } else if let last = retry {
        retry = (last.letter, last.place + 1)
        (letter, place) = (last.letter + 1, last.place + 1)
      } else {
        return false
      }
    }
    return letters[letter...].allSatisfy { $0 == .any }
  }

  private static func takes(_ letter: Letter, _ scalar: UInt32) -> Bool {
    switch letter {
    case .any, .one: true
    case .of(let ranges, let isNot): ranges.contains { $0.contains(scalar) } != isNot
    case .scalar(let wanted): wanted == scalar
    }
  }
}

/// Patterns with the folder that they are written for. Of several that fit the last one counts.
package struct PathPatterns: Sendable {
  private let folder: [Substring]
  private let patterns: [PathPattern]

  /// - Parameter folder: an absolute path.
  package init(_ lines: some Sequence<String>, in folder: String) {
    self.folder = folder.split(separator: "/")
    patterns = lines.compactMap(PathPattern.init)
  }

  /// Whether a path is meant by itself; nil where no pattern speaks of it, or it lies outside of the folder.
  ///
  /// - Parameter path: absolute.
  func verdict(on path: String, isFolder: Bool) -> Bool? {
    inner(path).flatMap { verdict(on: $0, isFolder: isFolder) }
  }

  /// Whether a path is meant, or a folder that it lies in, from which nothing is taken back.
  ///
  /// - Parameter path: absolute.
  package func covers(_ path: String, isFolder: Bool = false) -> Bool {
    guard !patterns.isEmpty, let names = inner(path) else { return false }
    return (1...names.count).contains { count in
      verdict(on: Array(names[..<count]), isFolder: isFolder || count < names.count) ?? false
    }
  }

  private func verdict(on names: [Substring], isFolder: Bool) -> Bool? {
    patterns.last { $0.matches(names, isFolder: isFolder) }.map { !$0.takesBack }
  }

  /// The names of a path from the folder on; nil for what does not lie in it.
  private func inner(_ path: String) -> [Substring]? {
    let names = path.split(separator: "/")
    return names.count > folder.count && names.starts(with: folder) ? Array(names[folder.count...]) : nil
  }
}
