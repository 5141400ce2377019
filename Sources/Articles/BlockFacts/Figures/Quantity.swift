import Formats

/// A number of an article with what it is a number of.
///
///     ⟦about 1,200 acres⟧, ⟦12 men⟧, ⟦$1.5 billion⟧, ⟦10 to 15 percent⟧, ⟦one in five⟧ voters
package struct Quantity: Hashable, Sendable {
  /// Both the same but for a range, "10 to 15". In the unit: a million and a half dollars is 1500000.
  package let low, high: Double
  /// The size of one in the last digit that counts: 0.1 of "2.4", 100000 of "1.2 million", 1 of "40".
  package let step: Double
  package let bound: Bound
  package let form: Form
  package let unit: Unit
  /// What is counted, its modifiers before it: "12 ⟦fire engines⟧". Bytes of the prose; nil where a unit says it, or nothing does.
  package let counted: ProseRange?
  /// The last word of that in lower case, of a hyphen too: "nine-⟦member⟧"; empty where nothing is counted.
  package let noun: String
  /// Bytes of the prose, from "about" to the last word of the unit.
  package let range: ProseRange
  /// The same as token numbers; those of the number alone.
  package let tokens, digits: Range<Int>
  /// The number of its sentence in the block.
  package let sentence: Int
  /// In the words of somebody else.
  package let isQuoted: Bool

  package enum Bound: Hashable, Sendable {
    case exact
    /// "about", "around", "or so"
    case about
    /// "nearly", "almost", "just under"
    case nearly
    /// "more than", "at least"
    case over
    /// "less than", "up to"
    case under
  }

  package enum Form: Hashable, Sendable {
    case number
    /// "two-thirds", "half"
    case fraction
    /// "1 in 5"
    case ratio
    /// "10 to 15", "between 10 and 15"
    case range
  }

  package enum Unit: Hashable, Sendable {
    case none
    case money(Currency)
    case percent
    case percentagePoint
    case measure(Measure)
    /// Years that somebody has lived.
    case age

    /// As tests and listings call it: "mile", "USD", "percent"; empty for none.
    package var name: String {
      switch self {
      case .none: ""
      case .money(let currency): currency.rawValue
      case .percent: "percent"
      case .percentagePoint: "point"
      case .measure(let measure): measure.name
      case .age: "year old"
      }
    }
  }

  /// By its code.
  package enum Currency: String, Hashable, Sendable {
    case usd = "USD"
    case gbp = "GBP"
    case eur = "EUR"
    case jpy = "JPY"
    case inr = "INR"
    case aud = "AUD"
    case cad = "CAD"
    case nzd = "NZD"
    case hkd = "HKD"
    case cny = "CNY"
    case rub = "RUB"
    case chf = "CHF"
    case krw = "KRW"
    case zar = "ZAR"
    /// Of several countries: "crowns", "pesos".
    case other = "money"
  }

  /// Of a range, its middle.
  package var value: Double { (low + high) / 2 }
  package var isRange: Bool { low != high }
}

/// Two numbers with a hyphen between them: the votes of a body, a score, a pair of years.
///
///     a ⟦6-3⟧ vote
package struct Tally: Hashable, Sendable {
  package let first, second: Int
  /// Bytes of the prose.
  package let range: ProseRange
  package let token: Int
  package let sentence: Int
  package let isQuoted: Bool
}
