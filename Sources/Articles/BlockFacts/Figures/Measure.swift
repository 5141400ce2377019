import Formats

/// A unit of length, area, mass, volume, temperature, speed or time.
///
///     mile, hectare, fahrenheit
package enum Measure: UInt8, Hashable, Sendable, CaseIterable {
  case inch, foot, yard, mile, nauticalMile, millimetre, centimetre, metre, kilometre
  case squareInch, squareFoot, squareYard, acre, squareMile, squareMetre, hectare, squareKilometre
  case ounce, pound, stone, ton, milligram, gram, kilogram, tonne
  case pint, gallon, barrel, cubicFoot, cubicYard, millilitre, litre, cubicMetre
  case fahrenheit, celsius, degree
  case milePerHour, kilometrePerHour, knot, metrePerSecond
  case second, minute, hour, day, week, month, year, decade, century

  package enum Dimension: Hashable, Sendable { case length, area, mass, volume, temperature, speed, time, angle }

  package var dimension: Dimension {
    switch rawValue {
    case ...Self.kilometre.rawValue: .length
    case ...Self.squareKilometre.rawValue: .area
    case ...Self.tonne.rawValue: .mass
    case ...Self.cubicMetre.rawValue: .volume
    case ...Self.celsius.rawValue: .temperature
    case Self.degree.rawValue: .angle
    case ...Self.metrePerSecond.rawValue: .speed
    default: .time
    }
  }

  /// How many metres, square metres, kilograms, litres, metres a second or seconds it is; several where the word stands for
  /// several units: a gallon is American or imperial, a ton short, long or metric. By the international yard and pound (1959)
  /// and NIST Special Publication 811, appendix B. Empty for months and years, which have no one length, and for temperatures.
  var factors: [Double] {
    switch self {
    case .inch: [0.0254]
    case .foot: [0.3048]
    case .yard: [0.9144]
    case .mile: [1609.344]
    case .nauticalMile: [1852]
    case .millimetre: [0.001]
    case .centimetre: [0.01]
    case .metre: [1]
    case .kilometre: [1000]
    case .squareInch: [0.00064516]
    case .squareFoot: [0.09290304]
    case .squareYard: [0.83612736]
    case .acre: [4046.8564224]
    case .squareMile: [2_589_988.110336]
    case .squareMetre: [1]
    case .hectare: [10_000]
    case .squareKilometre: [1_000_000]
    case .ounce: [0.028349523125]
    case .pound: [0.45359237]
    case .stone: [6.35029318]
    case .ton: [907.18474, 1000, 1016.0469088]
    case .milligram: [0.000001]
    case .gram: [0.001]
    case .kilogram: [1]
    case .tonne: [1000]
    case .pint: [0.473176473, 0.56826125]
    case .gallon: [3.785411784, 4.54609]
    case .barrel: [158.987294928]
    case .cubicFoot: [28.316846592]
    case .cubicYard: [764.554857984]
    case .millilitre: [0.001]
    case .litre: [1]
    case .cubicMetre: [1000]
    case .milePerHour: [0.44704]
    case .kilometrePerHour: [1 / 3.6]
    case .knot: [1852.0 / 3600]
    case .metrePerSecond: [1]
    case .second: [1]
    case .minute: [60]
    case .hour: [3600]
    case .day: [86_400]
    case .week: [604_800]
    case .fahrenheit, .celsius, .degree, .month, .year, .decade, .century: []
    }
  }

  /// What a number of it is in another unit of the same dimension, for each thing the words may mean; empty where the two are
  /// not to be converted.
  package func converted(_ value: Double, to other: Measure) -> [Double] {
    guard dimension == other.dimension, self != other else { return [] }
    switch (self, other) {
    case (.fahrenheit, .celsius): return [(value - 32) / 1.8]
    case (.celsius, .fahrenheit): return [value * 1.8 + 32]
    default: return factors.flatMap { own in other.factors.map { value * own / $0 } }
    }
  }

  /// The unit that a reader elsewhere would want it in; nil where there is none, or where the word may stand for two units.
  package var counterpart: Measure? {
    switch self {
    case .inch: .centimetre
    case .foot, .yard: .metre
    case .mile, .nauticalMile: .kilometre
    case .millimetre, .centimetre: .inch
    case .metre: .foot
    case .kilometre: .mile
    case .squareFoot, .squareYard: .squareMetre
    case .acre: .hectare
    case .squareMile: .squareKilometre
    case .squareMetre: .squareFoot
    case .hectare: .acre
    case .squareKilometre: .squareMile
    case .ounce: .gram
    case .pound, .stone: .kilogram
    case .gram: .ounce
    case .kilogram, .tonne: .pound
    case .barrel, .cubicFoot: .litre
    case .cubicYard: .cubicMetre
    case .fahrenheit: .celsius
    case .celsius: .fahrenheit
    case .milePerHour, .knot: .kilometrePerHour
    case .kilometrePerHour: .milePerHour
    default: nil
    }
  }

  /// "1 mile", "2 miles"
  package func named(_ value: Double) -> String { value == 1 ? names.one : names.many }

  /// The singular, by which tests and listings call it.
  package var name: String { names.one }

  private var names: (one: String, many: String) {
    switch self {
    case .inch: ("inch", "inches")
    case .foot: ("foot", "feet")
    case .nauticalMile: ("nautical mile", "nautical miles")
    case .squareInch: ("square inch", "square inches")
    case .squareFoot: ("square foot", "square feet")
    case .squareYard: ("square yard", "square yards")
    case .squareMile: ("square mile", "square miles")
    case .squareMetre: ("square metre", "square metres")
    case .squareKilometre: ("square kilometre", "square kilometres")
    case .stone: ("stone", "stone")
    case .cubicFoot: ("cubic foot", "cubic feet")
    case .cubicYard: ("cubic yard", "cubic yards")
    case .cubicMetre: ("cubic metre", "cubic metres")
    case .fahrenheit: ("degree Fahrenheit", "degrees Fahrenheit")
    case .celsius: ("degree Celsius", "degrees Celsius")
    case .milePerHour: ("mile an hour", "miles an hour")
    case .kilometrePerHour: ("kilometre an hour", "kilometres an hour")
    case .metrePerSecond: ("metre a second", "metres a second")
    case .century: ("century", "centuries")
    default: ("\(self)", "\(self)s")
    }
  }
}

// MARK: Words

extension Measure {
  /// Of a whole word in lower case, "miles", "km"; nil for a word that is no unit. "Pounds" are of weight here.
  static func of(word hash: UInt64) -> Measure? { words[hash] }

  /// "mile" behind "square" or "cubic".
  static func of(_ power: UInt64, word hash: UInt64) -> Measure? {
    guard let base = words[hash] else { return nil }
    if squares.contains(power) { return base.square }
    return power == cubic ? base.cube : nil
  }

  static func isPower(_ hash: UInt64) -> Bool { hash == cubic || squares.contains(hash) }

  /// "mile" behind "… an hour".
  func per(_ other: Measure) -> Measure? {
    switch (self, other) {
    case (.mile, .hour): .milePerHour
    case (.kilometre, .hour): .kilometrePerHour
    case (.metre, .second): .metrePerSecond
    default: nil
    }
  }

  private var square: Measure? {
    switch self {
    case .inch: .squareInch
    case .foot: .squareFoot
    case .yard: .squareYard
    case .mile: .squareMile
    case .metre: .squareMetre
    case .kilometre: .squareKilometre
    default: nil
    }
  }

  private var cube: Measure? {
    switch self {
    case .foot: .cubicFoot
    case .yard: .cubicYard
    case .metre: .cubicMetre
    default: nil
    }
  }

  private static let squares = WordHash.set("square sq")
  private static let cubic = WordHash.of("cubic".utf8)

  private static let words: [UInt64: Measure] = {
    let spelt: [(Measure, String)] = [
      (.inch, "inch inches"), (.foot, "foot feet ft"), (.yard, "yard yards yd yds"), (.mile, "mile miles mi"),
      (.millimetre, "millimetre millimetres millimeter millimeters mm"),
      (.centimetre, "centimetre centimetres centimeter centimeters cm"), (.metre, "metre metres meter meters m"),
      (.kilometre, "kilometre kilometres kilometer kilometers km kms"), (.acre, "acre acres"),
      (.hectare, "hectare hectares ha"), (.ounce, "ounce ounces oz"), (.pound, "pound pounds lb lbs"),
      (.stone, "stone"),
      (.ton, "ton tons"), (.milligram, "milligram milligrams mg"), (.gram, "gram grams gramme grammes"),
      (.kilogram, "kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs"), (.tonne, "tonne tonnes"),
      (.pint, "pint pints"), (.gallon, "gallon gallons"), (.barrel, "barrel barrels"),
      (.millilitre, "millilitre millilitres milliliter milliliters ml"), (.litre, "litre litres liter liters"),
      (.squareMetre, "sqm"), (.squareFoot, "sqft"), (.fahrenheit, "fahrenheit f"), (.celsius, "celsius centigrade c"),
      (.degree, "degree degrees"), (.milePerHour, "mph"), (.kilometrePerHour, "kph kmh kmph"), (.knot, "knot knots"),
      (.second, "second seconds"), (.minute, "minute minutes min mins"), (.hour, "hour hours hr hrs"),
      (.day, "day days"), (.week, "week weeks"), (.month, "month months"), (.year, "year years yr yrs"),
      (.decade, "decade decades"), (.century, "century centuries"),
    ]
    var table: [UInt64: Measure] = [:]
    for (measure, words) in spelt { for word in WordHash.set(words) { table[word] = measure } }
    return table
  }()
}
