import Formats

/// Words that tell a time by the day they are read on.
///
///     The wall fell ⟦yesterday⟧, ⟦two days ago⟧, on ⟦Monday⟧, ⟦last week⟧.
package struct RelativeDate: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// "5 hours ago"; not exact where it is "about 5 hours ago".
    case age(Int, Unit, isExact: Bool)
    /// Days from today: "yesterday" is -1.
    case day(Int)
    /// "Monday" is 0; "last", "past", "this" or "next" before it.
    case weekday(Int, Turn?)
    /// "last month" is -1.
    case span(Int, Unit)
  }

  package enum Unit: Hashable, Comparable, Sendable { case second, minute, hour, day, week, month, year }
  package enum Turn: Hashable, Sendable { case last, past, this, next }
  /// Of what is said to be at that time, where that is clear.
  package enum Tense: Hashable, Sendable { case past, future, unclear }

  package let kind: Kind
  /// Bytes of the block's prose.
  package let range: ProseRange
  /// The number of its sentence in the block.
  package let sentence: Int
  package let tense: Tense
  /// In the words of somebody else.
  package let isQuoted: Bool
}

// MARK: By the page's date

extension RelativeDate {
  /// What it means on a page of a certain day.
  package enum Meaning: Hashable, Sendable {
    case day(CalendarDate)
    /// By its Monday.
    case week(CalendarDate)
    case month(year: Int, month: Int)
    case year(Int)

    /// "Monday, February 16, 2026", "the week of February 16, 2026", "February 2026", "2026".
    package var inWords: String {
      switch self {
      case .day(let day): day.inFull
      case .week(let monday): "the week of \(monday.inWords)"
      case .month(let year, let month): "\(CalendarDate.months[month - 1]) \(year)"
      case .year(let year): String(year)
      }
    }
  }

  /// Nil where it is not certain.
  package func meaning(on page: PageDate) -> Meaning? {
    guard let today = page.day else { return nil }
    switch kind {
    case .age(let count, let unit, let isExact): return isExact ? meaning(ofAge: count, unit, today, page.minute) : nil
    case .day(let offset): return .day(today.adding(days: offset))
    case .weekday(let weekday, let turn): return day(weekday, turn, today).map(Meaning.day)
    case .span(let offset, let unit): return meaning(ofSpan: offset, unit, today)
    }
  }

  private func meaning(ofAge count: Int, _ unit: Unit, _ today: CalendarDate, _ minute: Int?) -> Meaning? {
    switch unit {
    case .second, .minute, .hour:
      let minutes = unit == .hour ? count * 60 : unit == .minute ? count : 1
      return minute.map { minutes <= $0 } ?? false ? .day(today) : nil
    case .day: return .day(today.adding(days: -count))
    case .week: return .week(today.adding(days: -7 * count - today.weekday))
    case .month, .year: return nil
    }
  }

  private func meaning(ofSpan offset: Int, _ unit: Unit, _ today: CalendarDate) -> Meaning? {
    let (year, month, _) = today.parts
    switch unit {
    case .week:
      // On a Sunday the last week is over for some and not for others.
      return today.weekday == 6 ? nil : .week(today.adding(days: 7 * offset - today.weekday))
    case .month:
      let months = year * 12 + month - 1 + offset
      return .month(year: months / 12, month: months % 12 + 1)
    case .year: return .year(year + offset)
    case .second, .minute, .hour, .day: return nil
    }
  }

  /// Weeks begin on a Monday for some and on a Sunday for others, and "last Monday" is the nearest one or that of the
  /// last week: certain is what all of them take for the same day.
  private func day(_ weekday: Int, _ turn: Turn?, _ today: CalendarDate) -> CalendarDate? {
    let behind = (today.weekday - weekday + 7) % 7
    let isNotBefore = weekday >= today.weekday && (weekday + 1) % 7 >= (today.weekday + 1) % 7
    let isNotAfter = weekday <= today.weekday && (weekday + 1) % 7 <= (today.weekday + 1) % 7
    let before = today.adding(days: behind == 0 ? -7 : -behind)
    let after = today.adding(days: 7 - behind)
    switch turn {
    case .last: return isNotBefore ? before : nil
    case .past: return before
    case .next: return isNotAfter ? after : nil
    case .this: return isNotBefore ? (behind == 0 ? today : after) : nil
    case nil:
      if behind == 0 { return tense == .unclear ? nil : today }
      return tense == .past ? before : tense == .future ? after : nil
    }
  }
}
